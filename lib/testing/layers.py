#!/usr/bin/env python3
"""Fails when a layer includes a header of a layer that it must not know, or a public header shows a hidden library."""
import pathlib
import re
import sys

MAY_INCLUDE = {
    "base": [],
    "net": ["base"],
    "set": ["base", "net"],
    "plan": ["base"],
    "model": ["base", "net", "set"],
    "aws": ["base", "net", "set", "plan", "model"],
    "reach": ["base", "net", "set", "model"],
    "rule": ["base", "net", "set", "model", "reach"],
    "report": ["base", "net", "set", "model", "reach", "rule"],
    "analysis": ["base", "net", "set", "plan", "model", "aws", "reach", "rule", "report"],
}
HIDDEN = re.compile(r'#include [<"](yaml-cpp|simdjson|boost/json|boost/graph)')
INCLUDE = re.compile(r'^\s*#include "netlint/(?:(\w+)/)?\w+\.hpp"', re.M)


def layer_of(path, root):
    parts = path.relative_to(root).parts
    if parts[0] == "include":                     # include/netlint/<layer>/x.hpp or include/netlint/analysis.hpp
        return parts[2] if len(parts) > 3 else "analysis"
    return parts[1]                               # lib/<layer>/...


def faults(root):
    found = []
    sources = [p for folder in ("include", "lib") for p in sorted((root / folder).rglob("*")) if p.suffix in (".hpp", ".cpp")]
    for path in sources:
        layer = layer_of(path, root)
        if layer == "testing" or path.name in ("version.hpp",):
            continue
        if layer not in MAY_INCLUDE:
            found.append(f"{path.relative_to(root)}: no layer '{layer}'")
            continue
        text = path.read_text()
        for target in INCLUDE.findall(text):
            if target and target != layer and target not in MAY_INCLUDE[layer]:
                found.append(f"{path.relative_to(root)}: {layer} may not include {target}")
            if not target and layer != "analysis" and "netlint/analysis.hpp" in text:
                found.append(f"{path.relative_to(root)}: {layer} may not include analysis.hpp")
        if path.parts[-3:-1] != () and "include" == path.relative_to(root).parts[0] and (hidden := HIDDEN.search(text)):
            found.append(f"{path.relative_to(root)}: a public header shows {hidden.group(1)}")
    for path in sorted((root / "tools").rglob("*.cpp")) + sorted((root / "tools").rglob("*.hpp")):
        for line in path.read_text().splitlines():
            if re.match(r'\s*#include ".*(lib/|\.\./)', line):
                found.append(f"{path.relative_to(root)}: the command uses public headers only: {line.strip()}")
    return found


def finds_planted_fault(scratch):
    """The check itself is checked: a planted upward include and a shown library must both be found."""
    header = scratch / "include/netlint/set/planted.hpp"
    header.parent.mkdir(parents=True, exist_ok=True)
    header.write_text('#include "netlint/reach/engine.hpp"\n#include <simdjson.h>\n')
    return len(faults(scratch)) == 2


def main():
    root, scratch = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    if not finds_planted_fault(scratch):
        sys.exit("the layer check does not find a planted fault")
    found = faults(root)
    print("\n".join(found) if found else "every layer includes only those under it")
    sys.exit(1 if found else 0)


main()
