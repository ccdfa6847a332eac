#!/usr/bin/env python3
"""Holds every output format of netlint check to what its readers ask, on every plan at hand."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import jsonschema

NETLINT, ROOT = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
FORMATS = ("json", "sarif", "junit", "github", "gitlab", "markdown", "text")
SCHEMAS = ROOT / "lib/report/schema"
OMNIGEN = "testdata/architectures/omnigen"
PLANS = sorted(str(plan.relative_to(ROOT)) for plan in (ROOT / "testdata").rglob("plan*.json")
               if "invalid" not in plan.parts)
failures = []
work = pathlib.Path(tempfile.mkdtemp())


def expect(what, condition, detail=""):
    if not condition:
        failures.append(f"{what}: {detail}")


def schema(name):
    made = jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text()))
    return lambda what, document: [expect(what, False, f"{name}: {error.json_path}: {error.message[:200]}")
                                   for error in made.iter_errors(document)]


def reports(plan, *options, cwd=ROOT):
    """One analysis, every format at once; None when the plan cannot be analysed."""
    outputs = [option for name in FORMATS for option in ("-o", f"{name}={work / name}")]
    done = subprocess.run([NETLINT, "check", plan, *options, *outputs], capture_output=True, text=True, cwd=cwd,
                          timeout=120)
    expect(plan, done.returncode in (0, 1, 3) and not done.stdout, f"exit {done.returncode}: {done.stderr[:200]}")
    if done.returncode == 3:
        return None
    return {name: (work / name).read_bytes().decode() for name in FORMATS} | {"status": done.returncode}


check_sarif, check_gitlab, check_json = schema("sarif"), schema("gitlab"), schema("check")
# The standard's own schema, where a copy is at hand.
official = os.environ.get("SARIF_SCHEMA")
official = jsonschema.Draft4Validator(json.loads(pathlib.Path(official).read_text())) if official else None


def quiet(finding):
    return "waived_by" in finding or "known_by" in finding


def sarif(what, text, found):
    document = json.loads(text)
    check_sarif(what, document)
    for error in official.iter_errors(document) if official else ():
        expect(what, False, f"not SARIF 2.1.0: {error.json_path}: {error.message[:200]}")
    run = document["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    expect(what, len(marks) == len(set(marks)), "two results share a fingerprint")
    expect(what, len(run["results"]) >= len(found), "a finding has no result")
    expect(what, len({rule["id"] for rule in rules}) == len(rules), "two rules share an id")
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        expect(what, rule["id"] == result["ruleId"], "ruleIndex leads to another rule")
        expect(what, rule["defaultConfiguration"]["level"] == result["level"], "another level than the rule's")
        for flow in result.get("codeFlows", []):
            order = [step["executionOrder"] for step in flow["threadFlows"][0]["locations"]]
            expect(what, order == list(range(1, len(order) + 1)), "steps out of order")
    scores = {"critical": (9.0, 10.0), "high": (7.0, 8.9), "medium": (4.0, 6.9), "low": (0.1, 3.9)}
    for result, severity in ((r, r["properties"]["severity"]) for r in run["results"]):
        score = rules[result["ruleIndex"]]["properties"].get("security-severity")
        expect(what, (severity == "info") == (score is None), "only what informs has no score")
        if score:
            low, high = scores[severity]
            expect(what, low <= float(score) <= high, f"{severity} scored {score}")
    suppressed = sum("suppressions" in result for result in run["results"])
    expect(what, suppressed >= sum(map(quiet, found)), "an accepted or known finding is not suppressed")


def junit(what, text, found, status):
    root = xml.fromstring(text)
    expect(what, root.tag == "testsuites" and [suite.tag for suite in root] == ["testsuite"], "no suite")
    cases = root[0].findall("testcase")
    numbers = {"tests": len(cases), "failures": len(root[0].findall("testcase/failure")), "errors": 0,
               "skipped": len(root[0].findall("testcase/skipped"))}
    for element in (root, root[0]):
        expect(what, {name: int(element.get(name)) for name in numbers} == numbers, f"counts are not {numbers}")
    expect(what, all(case.get("name") and case.get("classname") and len(case) <= 1 for case in cases), "a case")
    expect(what, (numbers["failures"] > 0) == (status == 1), "failures and the exit status disagree")
    expect(what, numbers["skipped"] == sum(map(quiet, found)), "accepted and known findings")
    if shutil.which("xmllint"):
        (work / "one.xml").write_text(text)
        done = subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / "junit.xsd", work / "one.xml"],
                              capture_output=True, text=True)
        expect(what, done.returncode == 0, done.stderr[:300])


def gitlab(what, text, found):
    issues = json.loads(text)
    check_gitlab(what, issues)
    expect(what, len({issue["fingerprint"] for issue in issues}) == len(issues), "two issues share a fingerprint")
    expect(what, len(issues) == sum(not quiet(finding) for finding in found), "not an issue a finding")


def github(what, text, found):
    *commands, last = text.splitlines()
    pattern = re.compile(r"::(error|warning|notice) (file=[^,:\r\n]+,line=[1-9][0-9]*,)?title=[^,:\r\n]+::[^\r\n]+")
    levels = {"error": 0, "warning": 0, "notice": 0}
    for command in commands:
        match = pattern.fullmatch(command)
        expect(what, match or re.fullmatch(r"[0-9]+ more (error|warning|notice)s?(, [0-9]+ more (warning|notice)s?)*", command), f"no workflow command: {command[:120]}")
        if match:
            levels[match.group(1)] += 1
    expect(what, max(levels.values()) <= 10, f"more than GitHub shows: {levels}")
    expect(what, re.match(r"[0-9]+ findings?\b", last), last)


def markdown(what, text):
    expect(what, len(text) <= 65536, "too long for a comment")
    expect(what, text.startswith("## ") and text.count("<details>") == text.count("</details>"), "an open section")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    expect(what, all(row.count("|") == 5 for row in rows), "a row with more or fewer cells than the head")


for plan in PLANS:
    folder = str(pathlib.Path(plan).parent)
    choices = ([], ["--source", folder, "--fail-on", "low", "--unknown", "fail"])
    for options in choices if "architectures" in plan else choices[1:]:
        what = " ".join([plan, *options[:1]])
        made = reports(plan, *options)
        if made is None:
            continue
        document = json.loads(made["json"])
        check_json(what, document)
        sarif(what, made["sarif"], document["findings"])
        junit(what, made["junit"], document["findings"], made["status"])
        gitlab(what, made["gitlab"], document["findings"])
        github(what, made["github"], document["findings"])
        markdown(what, made["markdown"])
        for name in FORMATS:
            expect(what, str(ROOT) not in made[name], f"{name} holds an absolute path")
            expect(what, "\x1b" not in made[name], f"{name} in a file is coloured")

# The same plan by another name and from another folder: the same bytes where the plan's name does not matter.
plain = reports(f"{OMNIGEN}/plan.json", "--source", OMNIGEN)
expect("twice", plain == reports(f"{OMNIGEN}/plan.json", "--source", OMNIGEN), "not the same bytes")
elsewhere = reports(str(ROOT / OMNIGEN / "plan.json"), "--source", str(ROOT / OMNIGEN), cwd="/")
results = [[result["partialFingerprints"] for result in json.loads(made["sarif"])["runs"][0]["results"]]
           for made in (plain, elsewhere)]
expect("fingerprints", results[0] == results[1], "depend on where the command ran")
places = [result["locations"][0]["physicalLocation"] for result in json.loads(plain["sarif"])["runs"][0]["results"]]
for place in places:
    uri, line = place["artifactLocation"]["uri"], place["region"]["startLine"]
    head = (ROOT / uri).read_text().splitlines()[line - 1] if (ROOT / uri).is_file() else ""
    expect("source", re.match(r'(resource|module|data) "', head), f"{uri}:{line} is no block: {head[:80]}")

# Accepted findings stay visible to those who ask for them, and out of the annotations.
first = json.loads(plain["json"])["findings"][0]
policy = work / "netlint.yaml"
policy.write_text(f"version: 1\nwaivers:\n  - {{rule: {first['rule']}, address: '*', reason: 'a | b <c> & \"d\"', owner: x}}\n")
waived = reports(f"{OMNIGEN}/plan.json", "--policy", str(policy))
document = json.loads(waived["json"])
expect("waived", any("waived_by" in finding for finding in document["findings"]), "the waiver does not hold")
sarif("waived", waived["sarif"], document["findings"])
junit("waived", waived["junit"], document["findings"], waived["status"])
gitlab("waived", waived["gitlab"], document["findings"])
expect("waived", first["rule"] not in waived["github"] + waived["markdown"] + waived["gitlab"], "still told")

# So do known ones, of a baseline and of the network before.
known = work / "known.yaml"
subprocess.run([NETLINT, "check", f"{OMNIGEN}/plan.json", "--write-baseline", known], capture_output=True, cwd=ROOT)
for plan, options in ((f"{OMNIGEN}/plan.json", ("--baseline", str(known))),
                      ("testdata/plans/changes/widened/plan.json", ("--new-only",))):
    made = reports(plan, *options)
    document = json.loads(made["json"])
    expect(options, any("known_by" in finding for finding in document["findings"]), "nothing is known")
    sarif(options, made["sarif"], document["findings"])
    junit(options, made["junit"], document["findings"], made["status"])
    gitlab(options, made["gitlab"], document["findings"])

# A plan that no file holds is told to be a stream.
done = subprocess.run([NETLINT, "check", "-", "-o", "sarif"], capture_output=True, text=True, cwd=ROOT,
                      input=(ROOT / OMNIGEN / "plan.json").read_text())
sarif("stream", done.stdout, [])
stream = json.loads(done.stdout)["runs"][0]["artifacts"]
expect("stream", stream == [{"location": {"uri": "standard%20input"}, "roles": ["standardStream"]}], stream)

# Standard output takes formats too, and a format that is not there is named with the nearest.
done = subprocess.run([NETLINT, "check", f"{OMNIGEN}/plan.json", "-o", "sarif"], capture_output=True, text=True, cwd=ROOT)
expect("stdout", done.stdout.startswith('{"$schema"'), done.stdout[:80])
done = subprocess.run([NETLINT, "check", f"{OMNIGEN}/plan.json", "-o", "sarfi"], capture_output=True, text=True, cwd=ROOT)
expect("sarfi", done.returncode == 2 and "did you mean sarif" in done.stderr, done.stderr[:200])
for name in FORMATS:
    told = subprocess.run([NETLINT, "check", "--help"], capture_output=True, text=True).stdout
    expect("help", re.search(rf"^  {name} ", told, re.M), f"{name} is not in the help")

shutil.rmtree(work)
print("\n".join(failures) if failures else "every format keeps to what its readers ask")
sys.exit(1 if failures else 0)
