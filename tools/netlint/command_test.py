#!/usr/bin/env python3
"""Runs the netlint command as users do: exit statuses, messages, JSON against its schemas, every plan at hand."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema

NETLINT, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
PLANS = sorted((ROOT / "testdata/architectures").rglob("plan*.json"))
OMNIGEN = str(ROOT / "testdata/architectures/omnigen/plan.json")
CHANGE = str(ROOT / "testdata/plans/changes/widened/plan.json")
failures = []


def run(*args, stdin=""):
    done = subprocess.run([NETLINT, *args], capture_output=True, text=True, input=stdin, timeout=120, cwd="/")
    if done.returncode not in (0, 1, 2, 3):
        failures.append(f"{args}: exit status {done.returncode}: {done.stderr[:300]}")
    return done


def expect(what, condition, detail=""):
    if not condition:
        failures.append(f"{what}: {detail}")


def says(status, text, *args, stdin=""):
    done = run(*args, stdin=stdin)
    expect(f"netlint {' '.join(args)}", done.returncode == status and text in done.stderr,
           f"exit {done.returncode}, wanted {status} and '{text}' in: {done.stderr.strip()[:300]}")


def schema(name):
    return json.loads((ROOT / f"lib/report/schema/{name}.schema.json").read_text())


# Real plans: the gate's status, valid JSON, the same bytes twice.
for plan in PLANS:
    done = run("check", str(plan), "-o", "json")
    expect(plan, done.returncode in (0, 1), done.stderr[:300])
    if done.returncode in (0, 1):
        jsonschema.validate(json.loads(done.stdout), schema("check"))
        expect(plan, run("check", str(plan), "-o", "json").stdout == done.stdout, "not the same bytes twice")
done = run("reach", OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.api", "--port", "https", "--format", "json")
jsonschema.validate(json.loads(done.stdout), schema("reach"))
expect("reach", json.loads(done.stdout)["answers"][0]["verdict"] == "reachable", done.stdout[:300])
done = run("trace", OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.api", "--port", "443", "--format", "json")
jsonschema.validate(json.loads(done.stdout), schema("trace"))
expect("trace", json.loads(done.stdout)["disposition"] == "delivered", done.stdout[:300])
for command in ("reach", "trace"):
    for port, noted in (("443", False), ("8443", True)):
        done = run(command, OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.api", "--port", port, "--format", "json")
        jsonschema.validate(json.loads(done.stdout), schema(command))
        expect(f"{command}, port {port}: a listener", ("no listener of module.edge.aws_lb.api takes" in done.stdout) == noted, done.stdout[:300])
expect("stdin", run("check", "-", "-o", "json", stdin=pathlib.Path(OMNIGEN).read_text()).returncode in (0, 1))
expect("--exit-zero", run("check", OMNIGEN, "--exit-zero", "--fail-on", "info").returncode == 0)
expect("no colours when piped", "\x1b" not in run("check", OMNIGEN).stdout)
expect("--expect", run("reach", OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.api", "--port", "443",
                       "--expect", "unreachable").returncode == 1)

# Usage: the word that is wrong, what may have been meant, status 2.
says(2, "did you mean check", "chekc", OMNIGEN)
says(2, "did you mean --fail-on", "check", OMNIGEN, "--fail-onn", "high")
says(2, "severity", "check", OMNIGEN, "--fail-on", "huge")
says(2, "did you mean", "check", OMNIGEN, "-o", "jsn")
says(2, "PLAN", "check")
says(2, "--from and --to", "reach", OMNIGEN)
says(2, "module.edge.aws_lb.api", "reach", OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.apo", "--port", "443")
says(2, "no AWS service is called 's33'; did you mean s3?", "reach", OMNIGEN, "--from", "module.compute.aws_ecs_service.api", "--to", "service:s33")
says(2, "netlint: no zone is called 'dta'; did you mean data?", "reach", OMNIGEN, "--from", "zone:dta", "--to", "internet")
says(2, "neither a port", "reach", OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.api", "--port", "htps")
says(2, "no rule", "explain", "no-such-rule")
says(2, "did you mean tcp?", "reach", OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.api", "--port", "443", "--protocol", "tpc")
says(2, "cannot read", "check", OMNIGEN, "--policy", "/no/such/netlint.yaml")
says(2, "cannot write /no/such/report.json", "check", OMNIGEN, "-o", "json=/no/such/report.json")

# A value that a variable was to give, and did not, is refused: nothing runs without the policy that was named.
EMPTY_VALUES = {
    "check": ("--output", "--source", "--policy", "--rules", "--only", "--skip", "--fail-on", "--unknown", "--baseline",
              "--write-baseline", "--color"),
    "reach": ("--from", "--to", "--protocol", "--port", "--icmp", "--source-port", "--client", "--queries", "--expect",
              "--source", "--policy", "--format"),
    "trace": ("--source-address", "--destination-address", "--source", "--policy"),
    "diff": ("--output", "--unknown", "--source", "--policy"), "matrix": ("--by", "--output", "--source", "--policy"),
    "zones": ("--source", "--policy"), "rules": ("--check", "--test", "--rules", "--policy")}
for command, options in EMPTY_VALUES.items():
    for option in options:
        plan = [] if command == "rules" else [OMNIGEN]
        says(2, f"{option}: the value is empty", command, *plan, option, "")
        says(2, f"{option}: the value is empty", command, *plan, option + "=")
says(2, "PLAN2: the value is empty", "diff", OMNIGEN, "")
says(2, "PLAN: the value is empty", "check", "")

# Nothing is written over what is read, and no output over another; what one output meets keeps no other from its file.
with tempfile.TemporaryDirectory() as folder:
    plan, policy, known = (f"{folder}/{name}" for name in ("plan.json", "netlint.yaml", "known.yaml"))
    shutil.copy(OMNIGEN, plan)
    pathlib.Path(policy).write_text("version: 1\n")
    os.link(plan, folder + "/link.json")
    kept = pathlib.Path(plan).read_bytes()
    says(2, f"-o json={plan} would overwrite {plan}, which is to be read", "check", plan, "-o", f"json={plan}")
    for output in (f"{folder}/./plan.json", folder + "/link.json", policy, known):
        for command in (["check", plan, "--baseline", known], ["diff", OMNIGEN, plan], ["matrix", plan]):
            if output == known and command[0] != "check":
                continue
            pathlib.Path(known).write_text("version: 1\nknown: []\n")
            says(2, "which is to be read", *command, "--policy", policy, "-o", f"json={output}")
    says(2, "which is to be read", "reach", plan, "--from", "internet", "--to", "zone:app", "--format", f"json={plan}")
    says(2, "which is to be read", "check", plan, "--write-baseline", plan)
    expect("inputs", (pathlib.Path(plan).read_bytes(), pathlib.Path(policy).read_text()) == (kept, "version: 1\n"),
           "written over")
    expect("the baseline anew", run("check", plan, "--baseline", known, "--write-baseline", known).returncode == 0)
    says(2, "write to the same file", "check", plan, "-o", f"json={folder}/same", "-o", f"sarif={folder}/./same")
    says(2, "write to the same file", "check", plan, "-o", f"json={folder}/same", "--write-baseline", f"{folder}/same")
    expect("same", not pathlib.Path(folder, "same").exists(), "something was written")
    for words in (("json", "sarif"), ("json=-", "sarif"), ("text", "markdown"), ("text", "text")):
        says(2, "both write to standard output", "check", plan, "-o", words[0], "-o", words[1])
    log = run("check", plan, "-o", "github", "-o", "text", "-o", "json=/dev/null", "-o", "sarif=/dev/null").stdout
    expect("a log of two", "::" in log and "checked against" in log, log[:200])
    expect("-o json=-", run("check", plan, "-o", "json=-").stdout == run("check", plan, "-o", "json").stdout != "")
    done = run("check", plan, "-o", f"json={folder}/none/a", "-o", f"sarif={folder}/b", "--write-baseline", known)
    expect("the other outputs", done.returncode == 2 and f"cannot write {folder}/none/a" in done.stderr
           and json.loads(pathlib.Path(folder, "b").read_text()) and "rule:" in pathlib.Path(known).read_text(), done.stderr)

# Where nothing can be written, no command is silent.
POLICY = str(ROOT / "testdata/architectures/dagflow/terraform/environments/prod/netlint.yaml")
for words in (["check", OMNIGEN], ["check", OMNIGEN, "--show-config"], ["check", "--help"], ["--help"], ["--version"],
              ["zones", OMNIGEN], ["matrix", OMNIGEN], ["matrix", OMNIGEN, "--all"], ["diff", CHANGE], ["rules"],
              ["rules", "--check", POLICY], ["rules", "--test", str(ROOT / "testdata/rules")],
              ["explain", "ssh-open-to-internet"], ["completion", "bash"], ["help"], ["help", "check"],
              ["help", "manual"], ["help", "coverage"], ["help", "schema"], ["help", "schema", "rule"],
              ["reach", OMNIGEN, "--from", "internet", "--to", "module.edge.aws_lb.api", "--port", "443"]):
    with open("/dev/full", "w") as full:
        done = subprocess.run([NETLINT, *words], stdout=full, stderr=subprocess.PIPE, text=True, cwd="/", timeout=120)
    expect(words, done.returncode == 4 and "netlint: cannot write to standard output" in done.stderr,
           f"exit {done.returncode} on a full device: {done.stderr[-200:]}")

# Input that cannot be analysed: one sentence, status 3.
says(3, "no/such/plan.json", "check", "/no/such/plan.json")
says(3, "empty input", "check", "-", stdin="")
says(3, "not JSON", "check", "-", stdin="Terraform will perform the following actions:\n")
says(3, "truncated", "check", "-", stdin=pathlib.Path(OMNIGEN).read_text()[:50000])
says(3, "log stream", "check", "-", stdin='{"@level":"info","@message":"x"}\n')
EMPTY = '{"format_version":"1.2","planned_values":{"root_module":{}},"configuration":{"root_module":{}}}'
says(3, "no network resource", "check", "-", stdin=EMPTY)
expect("--allow-empty", run("check", "-", "--allow-empty", stdin=EMPTY).returncode == 0)

# What is new: connections between the two networks of a plan, and findings against a baseline.
MOVE = str(ROOT / "testdata/plans/changes/for-each/plan.json")
done = run("diff", CHANGE, "-o", "json")
jsonschema.validate(json.loads(done.stdout), schema("diff"))
expect("diff", [c["opened"] for c in json.loads(done.stdout)["connections"]] == ["tcp/22-442"] * 2, done.stdout[:300])
expect("diff of moves", run("diff", MOVE).stdout.startswith("no connection added or removed"))
expect("diff of two plans", "tcp/22-442" in run("diff", CHANGE, MOVE).stdout, run("diff", CHANGE, MOVE).stdout[:300])
expect("--fail-on-added", run("diff", CHANGE, "--fail-on-added").returncode == 1)
expect("--fail-on-added, nothing added", run("diff", MOVE, "--fail-on-added").returncode == 0)
expect("diff as Markdown", "| widened |" in run("diff", CHANGE, "-o", "markdown").stdout)
with tempfile.TemporaryDirectory() as folder:
    known = folder + "/known.yaml"
    expect("--write-baseline", run("check", CHANGE, "--write-baseline", known).returncode == 0)
    expect("--baseline", run("check", CHANGE, "--baseline", known, "--fail-on", "info").returncode == 0)
    expect("--baseline of another plan", run("check", OMNIGEN, "--baseline", known, "--fail-on", "info").returncode == 1)
    pathlib.Path(known).write_text("version: 1\nknown:\n  - {rule: a, adress: b}\n")
    says(2, "known.yaml:3:", "check", CHANGE, "--baseline", known)
    pathlib.Path(known).write_text("version: 1\nknown: []\n---\nknown: []\n")
    says(2, "known.yaml:3:1: a second document", "check", CHANGE, "--baseline", known)
    asked = folder + "/questions.yaml"
    pathlib.Path(asked).write_bytes(b"- {from: internet, to: M\xfcller, protocol: tcp}\n")
    says(2, "questions.yaml:1:25: not UTF-8", "reach", OMNIGEN, "--queries", asked)

# Of many questions one that cannot be asked keeps no other from its answer, and ends in status 2.
with tempfile.TemporaryDirectory() as folder:
    asked = folder + "/questions.yaml"
    pathlib.Path(asked).write_text("""
- {id: first, from: internet, to: module.edge.aws_lb.api, port: 443}
- {id: bucket, from: internet, to: module.data.aws_s3_bucket.assets, port: 443}
- {from: internet, to: module.edge.aws_lb.api, port: htps}
- {id: last, from: internet, to: module.edge.aws_lb.api, port: 80, expect: unreachable}
""")
    wanted = ("questions.yaml:3:3: question bucket, internet -> module.data.aws_s3_bucket.assets: ", "is not modelled",
              "questions.yaml:4:3: question internet -> module.edge.aws_lb.api: 'htps' is neither a port")
    for options in ([], ["--exit-zero"], ["--format", "json"]):
        done = run("reach", OMNIGEN, "--queries", asked, *options)
        expect(f"a batch {options}", done.returncode == 2 and all(text in done.stderr for text in wanted), done.stderr)
        expect(f"a batch {options}", "first" in done.stdout and "last" in done.stdout, done.stdout[:300])
    answers = json.loads(done.stdout)
    jsonschema.validate(answers, schema("reach"))
    expect("unanswered", [(one.get("id"), one["line"]) for one in answers["unanswered"]] == [("bucket", 3), (None, 4)],
           answers["unanswered"])
    pathlib.Path(asked).write_text("- {id: last, from: internet, to: module.edge.aws_lb.api, port: 80, expect: unreachable}\n")
    done = run("reach", OMNIGEN, "--queries", asked, "--format", "json")
    expect("a whole batch", done.returncode == 1 and "unanswered" not in json.loads(done.stdout), done.stderr)

# A policy: names that are nothing, and a gate that would hold the plan to nothing.
with tempfile.TemporaryDirectory() as folder:
    def judged(status, text, policy, *options):
        file = folder + "/netlint.yaml"
        pathlib.Path(file).write_text("version: 1\n" + policy)
        says(status, text, "check", OMNIGEN, "--policy", file, *options)

    def own(body):
        return "rules: {own: [{id: mine, " + body + "}]}\n"

    judged(2, "the policy uses none and has none of its own", "rules: {use: []}\n")
    judged(2, "--skip exposure leaves out all that --only exposure chooses", "", "--only", "exposure", "--skip", "exposure")
    judged(2, "netlint.yaml:2:15: no rule or theme is called 'catalog'; did you mean catalogue?", "rules: {use: [catalog]}\n")
    judged(2, "netlint.yaml:2:11: no rule is called 'ssh-open-to-internett'; did you mean ssh-open-to-internet?",
           "waivers: [{rule: ssh-open-to-internett, address: a, reason: b}]\n")
    for body in ("deny: {from: app, to: 'aws:sqss'}", "only: {from: app, to: 'aws:sqss'}", "require: {from: app, to: 'aws:sqss'}"):
        judged(2, "no AWS service is called 'sqss'; did you mean sqs?", own(body), "--only", "mine")
    judged(0, "", own("deny: {from: app, to: 'aws:appmesh', service: tcp/1}"), "--only", "mine", "--exit-zero")
    judged(2, "[stores] (zone 'stores' is defined as {type: aws_no_such_store}) means nothing in this plan",
           "zones: {stores: {type: aws_no_such_store}}\n" + own("deny: {from: [stores], to: app}"), "--only", "mine")
    judged(0, "", own("deny: {from: internet, to: module.compute.aws_ecs_service.api, service: ssh}"), "--only", "mine", "--new-only")
expect("--new-only", run("check", CHANGE, "--new-only").returncode == 1)
expect("--new-only, nothing new", run("check", MOVE, "--new-only", "--fail-on", "info").returncode == 0)
says(2, "cannot read", "check", CHANGE, "--baseline", "/no/such/known.yaml")
says(2, "fail, warn or ignore", "diff", CHANGE, "--unknown", "maybe")

# Completions: every shell takes its script, and bash offers what the command has.
for shell in ("bash", "zsh", "fish"):
    script = run("completion", shell).stdout
    expect(f"completion {shell}", "--fail-on" in script or "fail-on" in script, script[:200])
says(2, "did you mean bash", "completion", "bsh")
offered = subprocess.run(["bash", "-c", run("completion", "bash").stdout + """
COMP_WORDS=(netlint check --fail-on cr); COMP_CWORD=3; _netlint; echo "${COMPREPLY[*]}"
COMP_WORDS=(netlint check --new); COMP_CWORD=2; _netlint; echo "${COMPREPLY[*]}"
COMP_WORDS=(netlint che); COMP_CWORD=1; _netlint; echo "${COMPREPLY[*]}"
"""], capture_output=True, text=True)
expect("bash completion", offered.stdout.split() == ["critical", "--new-only", "check"], offered.stdout + offered.stderr)
manual = run("help", "manual").stdout
expect("manual page", manual.startswith(".TH NETLINT 1") and "\\-\\-new\\-only" in manual, manual[:200])

# Help and catalogue.
for words in (["--help"], ["help"], ["help", "check"], ["help", "ends"], ["help", "coverage"], ["check", "--help"], ["--version"], ["rules"]):
    done = run(*words)
    expect(words, done.returncode == 0 and len(done.stdout) > 10, done.stderr[:200])
for line in run("rules").stdout.splitlines():
    if line.startswith("  "):
        expect(line, "Fix" in run("explain", line.split()[0]).stdout, "explain has no fix")

# Public plans beside the project, when they are there: every one gets a status of the contract and one sentence.
corpus = ROOT.parent / "shared/corpus"
for plan in sorted(corpus.rglob("*.json")) if corpus.is_dir() else []:
    done = run("check", str(plan), "-o", "json")
    if done.returncode == 3:
        errors = [line for line in done.stderr.splitlines() if line.startswith("netlint: ")]
        expect(plan, errors and not done.stdout, f"refused without a sentence: {done.stderr[:200]}")

# Of an ACL's entries those are named that admit what the rule asks about.
STL = str(ROOT / "testdata/architectures/stl/environments/production/plan.json")
told = run("check", STL, "--only", "network-acl-opens-administration-ports").stdout
expect("entries that admit what is asked for", "by entry 110 (" in told and "entry 100" not in told, told[:400])

# A balancer without groups takes what it listens for, and nothing else.
done = run("check", str(ROOT / "testdata/plans/truth-entrances/plan.json"), "--only",
           "cluster-interface-open-to-internet", "-o", "json")
expect("ports that no listener takes", '"aws_lb.' not in done.stdout, done.stdout[:400])

# An edit names what can be edited: no gateway has a public address, no ACL a prefix of netlint's own.
INTERNET, ENDPOINTS = (str(ROOT / f"testdata/plans/{name}/plan.json") for name in ("truth-internet", "truth-endpoints"))
told = run("reach", INTERNET, "--from", "internet", "--to", "aws_instance.i1", "--port", "22").stdout
expect("edits of an instance without an address", "aws_instance.i1: give it a public" in told and
       "aws_internet_gateway.i1: give it" not in told, told)
told = "".join(run("reach", ENDPOINTS, "--from", sender, "--to", "service:s3", "--port", "443").stdout
               for sender in ("aws_instance.e1", "aws_instance.e2", "aws_instance.e3"))
expect("edits for a service", "240." not in told, told)

# What a plan calls sensitive is printed nowhere: neither the prefix and the address, nor addresses in the prefix.
SENSITIVE = str(ROOT / "testdata/plans/sensitive/plan.json")
with tempfile.TemporaryDirectory() as folder:
    policy, baseline = pathlib.Path(folder, "netlint.yaml"), pathlib.Path(folder, "baseline.yaml")
    policy.write_text("version: 1\nrules:\n  own: [{id: none, severity: high, title: none, "
                      "deny: {from: {prefixes: [77.0.0.0/8]}, to: public}}]\n")
    checked = ["check", SENSITIVE, "--policy", str(policy)]
    asked = ["--from", "internet", "--to", "aws_instance.bastion", "--port", "22"]
    questions = [["reach", SENSITIVE, *asked], ["reach", SENSITIVE, *asked, "--format", "json"],
                 ["trace", SENSITIVE, "--from", "77.77.77.4", "--to", "aws_instance.bastion", "--port", "22"],
                 ["diff", SENSITIVE], ["zones", SENSITIVE], ["matrix", SENSITIVE], ["matrix", SENSITIVE, "--all"]]
    formats = ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"]
    for question in questions + [[*checked, "-o", name] for name in formats]:
        done = run(*question)
        told = done.stdout + done.stderr
        expect(f"sensitive: {question}", "77.77.77" not in told and "10.9.7.77" not in told, told[:600])
        if question[0] in ("reach", "trace", "diff"):
            expect(f"shown as sensitive: {question}", "(sensitive)" in told, told[:600])
    expect("a finding about what is sensitive", run(*checked).returncode == 1)
    run(*checked, "--write-baseline", str(baseline))
    expect("baseline", "77.77.77" not in baseline.read_text(), baseline.read_text())
    expect("known findings", run(*checked, "--baseline", str(baseline)).returncode == 0)

print("\n".join(failures) if failures else "the command keeps its contract")
sys.exit(1 if failures else 0)
