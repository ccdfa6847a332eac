#!/usr/bin/env python3
"""Holds the schemas that the command prints against its parsers: both say yes and no to the same files."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

NETLINT, ROOT = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
failures = []
work = pathlib.Path(tempfile.mkdtemp())


def expect(what, condition, detail=""):
    if not condition:
        failures.append(f"{what}: {detail}")


def run(*words):
    return subprocess.run([NETLINT, *map(str, words)], capture_output=True, text=True, cwd=work, timeout=300)


class Texts(yaml.SafeLoader):
    """YAML as editors see it: a date is a text."""


Texts.yaml_implicit_resolvers = {
    first: [row for row in rows if row[0] != "tag:yaml.org,2002:timestamp"]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def schema(name):
    done = run("help", "schema", name)
    expect(f"schema {name}", done.returncode == 0, done.stderr[:200])
    document = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document)


RULE, POLICY = schema("rule"), schema("policy")


def agree(validator, text, name, right):
    file = work / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    parsed = run("rules", "--check", file)
    expect(f"parser on {text!r}", (parsed.returncode == 0) == right, parsed.stderr[:200])
    told = [error.message[:150] for error in validator.iter_errors(yaml.load(text, Texts))]
    expect(f"schema on {text!r}", (not told) == right, told[:2])
    return parsed


rules = sorted((ROOT / "rules").glob("*/*.yaml"))
for file in rules:
    told = [error.message[:200] for error in RULE.iter_errors(yaml.load(file.read_text(), Texts))]
    expect(file.name, not told, told[:2])
expect("rules --check", run("rules", "--check", *rules).returncode == 0)
policies = sorted((ROOT / "testdata/architectures").rglob("netlint.yaml"))
expect("policies", len(policies) == 9, len(policies))
for file in policies:
    told = [error.message[:200] for error in POLICY.iter_errors(yaml.load(file.read_text(), Texts))]
    expect(file, not told, told[:2])

HEAD = "id: a-rule\ntitle: t\nseverity: high\nwhat: w\nwhy: w\nfix: f\n"
RIGHT = (
    "deny: {from: internet, to: data}",
    "deny: {from: {any: app}, to: internet, service: {not: [https]}, not_through: [waf], unknown_zone_free: 1}",
    "require: {from: {each: app}, to: {all: [data, app]}, service: postgres, replies: required}",
    "require: {from: app, to: internet, through: [nat-gateway], both_ways: true}",
    "only: {to: data, service: [postgres, tcp/6379], from: [app], except: [{from: edge, reason: r, until: 2027-03-01}]}",
    "for: subnet\nwhere: {routes_to: nat-gateway}\nassert: {kind: [private, isolated]}\nmessage: '{address}'",
    "for: permission\nassert: {any: [{attached: true}, {not: {peer: {overlaps: internet}}}]}\nunknown: fail",
    "for: resource\nassert: {survives_loss_of: [zone, nat-gateway]}",
    "for: subnet\nwhere: {}\nassert: {kind: {not: public}}",
    "for: permission\nwhere: {direction: ingress, source: {overlaps: internet}}\nassert: {attached: true}\n"
    "message: '{address} opens {services} to {source} but protects nothing'",
    "for: permission\nassert: {not: {services: {size_at_least: 1000}}}",
    "for: acl_entry\nassert: {shadowed_by: {exists: false}}",
    "deny: {from: {intersect: [app, {region: eu-west-1}]}, to: {except: [all, {subnets: {kind: public}}]}}",
)
WRONG = (
    "deny: {from: internet}",
    "deny: {from: internet, to: data, trough: [peering]}",
    "deny: {from: internet, to: data}\nrequire: {from: app, to: data}",
    "require: {from: {some: app}, to: data}",
    "require: {from: app, to: data, both_ways: sometimes}",
    "for: subnett\nassert: {kind: public}",
    "for: subnet\nwhere: {routes_to: moon}\nassert: {kind: public}",
    "for: subnet\nassert: {kinds: public}",
    "for: subnet\nassert: {kind: {overlaps: public}}",
    "for: subnet\nwhere: {kind: public}",
    "for: subnet\nwhere: {kind: publik}\nassert: {module: a}",
    "for: resource\nwhere: {tier: {not: data-store}}\nassert: {module: a}",
    "for: permission\nwhere: {direction: [ingress, egres]}\nassert: {module: a}",
    "for: vpc_endpoint\nassert: {kind: {in: [interfaces]}}",
    "for: network_acl\nassert: {not: {loses_replies: every}}",
    "for: subnet\nassert: {}",
    "for: subnet\nassert: {all: []}",
    "for: subnet\nassert: {kind: []}",
    "for: subnet\nassert: {routes_to: []}",
    "deny: {from: internet, to: data, service: []}",
    "deny: {from: internet, to: data}\nwhere: {kind: public}",
    "deny: {from: internet, to: data, except: [{from: app}]}",
    "deny: {from: internet, to: data, except: [{from: app, reason: r, until: tomorrow}]}",
    "deny: {from: {tier: dta}, to: data}",
    "unknown: maybe\ndeny: {from: internet, to: data}",
)
for body in RIGHT:
    agree(RULE, HEAD + body.replace(", unknown_zone_free: 1", ""), "rules/a-rule.yaml", True)
for body in WRONG:
    agree(RULE, HEAD + body, "rules/a-rule.yaml", False)
agree(RULE, "id: a-rule\ndeny: {from: internet, to: data}", "rules/a-rule.yaml", False)
agree(POLICY, "version: 1\nrules:\n  own: [{id: x, deny: {from: internet, to: data}}]\n", "netlint.yaml", True)
agree(POLICY, "version: 1\nassume: {client_ports: linux, prefix_lists: {pl-1: [10.0.0.0/8]}}\n", "netlint.yaml", True)
agree(POLICY, "version: 1\nwaivers: [{rule: a, address: b, reason: c, until: 2027-01-31}]\n", "netlint.yaml", True)
for text in ("version: 2\n", "zones: {}\n", "version: 1\nzone: {}\n", "version: 1\nwaivers: [{rule: a, address: b}]\n",
             "version: 1\nassume: {client_ports: dos}\n", "version: 1\nrules: {severity: {a: severe}}\n",
             "version: 1\nzones: {a: {union: []}}\n"):
    agree(POLICY, text, "netlint.yaml", False)
told = agree(POLICY, "version: 1\nzone: {}\n", "netlint.yaml", False).stderr
expect("did you mean", "netlint.yaml:2:1: " in told and "did you mean zones?" in told, told)
(work / "netlint.yaml").unlink()
agree(POLICY, "version: 1\nzones: {a: {tier: app}}\n", "mine.yaml", True)

# Files that are not what they seem say so, in one sentence with the line.
def refused(name, content, said):
    (work / name).write_bytes(content)
    told = run("rules", "--check", work / name)
    expect(name, told.returncode == 2 and f"{name}:{said}" in told.stderr, told.stderr[:200])


refused("two.yaml", b"version: 1\n---\nzones: {}\n", "2:1: a second document begins here")
refused("tab.yaml", b"version: 1\nzones:\n\tapp: {tier: app}\n", "3:1: not YAML: a tab indents this line")
refused("latin.yaml", b"version: 1\n# M\xfcller\n", "2:4: not UTF-8")

shutil.rmtree(work)
print("\n".join(failures) if failures else "schemas and parsers agree")
sys.exit(1 if failures else 0)
