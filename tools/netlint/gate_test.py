#!/usr/bin/env python3
"""Uses the gate as a team would: policies of real systems, changes to them, rules of its own, the README."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

NETLINT, ROOT = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
WRITE = "--write" in sys.argv  # writes the golden transcript anew
FORMATS = ("json", "sarif", "junit", "github", "gitlab", "markdown", "text")
failures = []
work = pathlib.Path(tempfile.mkdtemp())


def expect(what, condition, detail=""):
    if not condition:
        failures.append(f"{what}: {detail}")


def run(*words, cwd=work):
    return subprocess.run([NETLINT, *map(str, words)], capture_output=True, text=True, cwd=cwd, timeout=300)


rules = sorted((ROOT / "rules").glob("*/*.yaml"))
policies = sorted((ROOT / "testdata/architectures").rglob("netlint.yaml"))

# Rules of one's own, tested on one's own plans.
HEAD = "id: no-ssh\ntitle: t\nseverity: high\nwhat: w\nwhy: w\nfix: f\n"
own = work / "own"
(own / "rules").mkdir(parents=True)
fixtures = ROOT / "testdata/rules/ssh-open-to-internet"
shutil.copytree(fixtures, own / "tests/no-ssh")
(own / "tests/no-ssh/bad/expected.yaml").unlink()
(own / "rules/no-ssh.yaml").write_text(HEAD + "deny: {from: internet, to: all, service: ssh}\n")
done = run("rules", "--test", own / "tests", "--rules", own / "rules")
expect("rules --test", done.returncode == 0 and done.stdout == "ok     no-ssh\n1 ok, 0 failed\n", done.stdout + done.stderr)
(own / "rules/no-ssh.yaml").write_text(HEAD + "deny: {from: internet, to: all, service: telnet}\n")
done = run("rules", "--test", own / "tests", "--rules", own / "rules")
expect("silent rule", done.returncode == 1 and "bad/plan.json: the rule finds nothing" in done.stdout, done.stdout)
shutil.copy(fixtures / "bad/plan.json", own / "tests/no-ssh/good/plan.json")
(own / "rules/no-ssh.yaml").write_text(HEAD + "deny: {from: internet, to: all, service: ssh}\n")
done = run("rules", "--test", own / "tests", "--rules", own / "rules")
expect("loud rule", done.returncode == 1 and "good/plan.json: the rule finds " in done.stdout, done.stdout)
(own / "tests/no-ssh/good/plan.json").unlink()
done = run("rules", "--test", own / "tests", "--rules", own / "rules")
expect("missing plan", done.returncode == 1 and "good/plan.json: missing" in done.stdout, done.stdout)
done = run("rules", "--test", own / "nowhere", "--rules", own / "rules")
expect("no folder", done.returncode == 2 and "nowhere" in done.stderr, done.stderr)
done = run("rules", "--test", own / "rules")
expect("no tests", done.returncode == 2, done.stderr)
done = run("rules", "--test", ROOT / "testdata/rules")
expect("catalogue", done.returncode == 0 and done.stdout.endswith(f"{len(rules)} ok, 0 failed\n"), done.stdout[-300:])
page = run("rules", "--format", "markdown").stdout
for file in rules:
    expect("page", f"\n### {file.stem}\n" in page, file.stem)
expect("explain", run("explain", "no-ssh", "--rules", own / "rules").stdout.startswith("no-ssh  (high, rules)\n"))

# What the policy says in vain is told on standard error, once, in whatever format the findings go out.
(work / "waivers.yaml").write_text(
    "version: 1\nassume: {prefix_lists: {pl-nobody: [192.0.2.0/24]}}\nwaivers:\n"
    "  - {rule: ssh-open-to-internet, address: aws_instance.none, reason: r}\n"
    "  - {rule: ssh-open-to-internet, address: '*', reason: r, until: 2020-01-31}\n")
for name in FORMATS:
    told = run("check", fixtures / "bad/plan.json", "--policy", work / "waivers.yaml", "-o", name).stderr
    for words in ("pl-nobody", "aws_instance.none", "2020-01-31"):
        expect(f"diagnostics of {name}", told.count(words) == 1, told[-400:])

# Modules beside a source that no repository holds are named from the source on, not by where they lie on the machine.
shutil.copytree(ROOT / "testdata/architectures/stl", work / "stl")
environment = work / "stl/environments/production"
for folder, source in ((work, environment), (environment, "."), (work / "stl", "environments/production")):
    done = run("check", environment / "plan.json", "--source", source, "-o", "json", cwd=folder)
    files = {hop["file"] for finding in json.loads(done.stdout)["findings"]
             for hop in finding["path"] + finding["return_path"] + finding["blockers"] if "file" in hop}
    base = work / "stl" if folder == work / "stl" else environment if source == "." else folder
    expect("hops", files and all(not file.startswith("/") and (base / file).is_file() for file in files), sorted(files)[:5])

# Five systems with the intent of their documents.
DAGFLOW = ROOT / "testdata/architectures/dagflow/terraform/environments/prod"
for file in policies:
    done = run("check", "plan.json", "--source", ".", cwd=file.parent)
    differing = "environments/staging" not in str(file) or "toss" in str(file)
    expect(file, done.returncode == (1 if differing else 0), done.stdout[-200:] + done.stderr[-200:])
done = run("zones", "plan.json", cwd=DAGFLOW)
expect("zones", re.search(r"^dispatcher  \{address: .*netlint.yaml:[0-9]+\)$", done.stdout, re.M), done.stdout[:500])
expect("zones", "data  interfaces of the data tier, by resource type  (built in)\n" in done.stdout, done.stdout[:500])
expect("zones", re.search(r"module.rds_state.aws_db_instance.this  data tier, as aws_db_instance; in module.vpc.aws_subnet"
                          r".private\[0\] \((private|isolated)\)", done.stdout), done.stdout[:800])
done = run("check", "plan.json", "--show-config", cwd=DAGFLOW)
config = yaml.safe_load(done.stdout)
expect("show-config", done.returncode == 0 and config["policy"].endswith("dagflow/terraform/environments/prod/netlint.yaml")
       and config["rules"]["dagflow-query-state"] == "medium" and config["fail_on"] == "medium", done.stdout[:300])
done = run("check", "plan.json", "--timing", "--exit-zero", cwd=DAGFLOW)
expect("timing", re.search(r"^netlint: read [0-9]+ us, checked [0-9]+ us$", done.stderr, re.M), done.stderr)
expect("manners", "\x1b" not in done.stdout + done.stderr and "\r" not in done.stderr, "colours or progress when piped")

# A plan that destroys a whole system leaves nothing to check; one that destroys what is no network holds nothing at all.
def destroyed(plan, keeps):
    document = json.loads(plan.read_text())
    changes = [one for one in document["resource_changes"] if one["mode"] == "managed" and keeps(one["type"])]
    for one in changes:
        one["change"] |= {"actions": ["delete"], "after": None, "after_unknown": {}}
    document |= {"resource_changes": changes, "planned_values": {"root_module": {}}}
    document.pop("prior_state")
    (work / "destroyed.json").write_text(json.dumps(document))
    return work / "destroyed.json"


gone = destroyed(DAGFLOW / "plan.existing.json", lambda kind: True)
for words in (("check", gone), ("check", gone, "--new-only"), ("matrix", gone), ("zones", gone)):
    done = run(*words, "--policy", DAGFLOW / "netlint.yaml")
    expect("destroyed", done.returncode == 0 and "leaves no network resource" in done.stderr, f"{words}: {done.stderr[-300:]}")
expect("destroyed", run("check", gone).stdout.startswith("0 findings; "), run("check", gone).stdout[:200])
expect("destroyed", re.search(r"\d+ connections? removed", run("diff", gone).stdout), run("diff", gone).stdout[-200:])
done = run("check", destroyed(DAGFLOW / "plan.existing.json", lambda kind: kind == "aws_iam_role"))
expect("no network", done.returncode == 3 and "holds no network resource" in done.stderr, done.stderr[-300:])

# A plan that mends something fails nobody; one that opens a database does, and the diff names what it opens.
CHANGES = ROOT / "testdata/architectures/dagflow/changes"
POLICY_FILE = DAGFLOW / "netlint.yaml"
known = work / "known.yaml"
fixed, opened = CHANGES / "fixed/plan.json", CHANGES / "opened/plan.json"
done = run("check", fixed, "--policy", POLICY_FILE, "--new-only")
expect("fix, new only", done.returncode == 0, done.stdout[-600:])
expect("baseline", run("check", DAGFLOW / "plan.existing.json", "--policy", POLICY_FILE, "--write-baseline", known).returncode == 0)
done = run("check", fixed, "--policy", POLICY_FILE, "--baseline", known)
expect("fix, baseline", done.returncode == 0, done.stdout[-600:])
expect("fix, alone", run("check", fixed, "--policy", POLICY_FILE).returncode == 1, "the rest still counts")
for options in (["--new-only"], ["--baseline", known]):
    done = run("check", opened, "--policy", POLICY_FILE, *options)
    expect("opened", done.returncode == 1 and "dagflow-query-state" in done.stdout and "1 finding (1 medium)" in done.stdout,
           done.stdout[-600:])
done = run("diff", opened, "--fail-on-added", "-o", "json")
added = json.loads(done.stdout)["connections"]
expect("diff", done.returncode == 1 and len(added) == 1, done.stdout[:300])
expect("diff", added and (added[0]["change"], added[0]["from"], added[0]["to"], added[0]["opened"]) ==
       ("added", 'module.ecs.aws_ecs_service.service["query"]', "module.rds_state.aws_db_instance.this", "tcp/5432"), added)
expect("diff", added and {cause["address"] for cause in added[0]["causes"]} >=
       {"aws_vpc_security_group_egress_rule.query_to_state"}, added)
done = run("diff", opened)
expect("diff text", done.stdout.startswith('added    module.ecs.aws_ecs_service.service["query"] -> '
                                           "module.rds_state.aws_db_instance.this  tcp/5432\n"), done.stdout[:200])

# Public plans beside the project, when they are there: every one in every format, twice the same.
corpus = ROOT.parent / "shared/corpus"
for plan in sorted(corpus.rglob("*.json")) if corpus.is_dir() else []:
    made = []
    for time in (1, 2):
        outputs = [word for name in FORMATS for word in ("-o", f"{name}={work / f'{name}.{time}'}")]
        done = run("check", plan, *outputs)
        expect(plan, done.returncode in (0, 1, 3), done.stderr[:200])
        made.append(done.returncode)
    if made[0] == 3:
        continue
    for name in FORMATS:
        first, second = ((work / f"{name}.{time}").read_bytes() for time in (1, 2))
        expect(plan, first == second and first, f"{name} is not the same twice")
    for name in ("json", "sarif", "gitlab"):
        json.loads((work / f"{name}.1").read_text())

# The quick start, as a new user would try it.
shutil.copy(ROOT / "testdata/architectures/data-scanner/terraform/plan.json", work / "plan.json")
COMMANDS = (
    "netlint check plan.json --only ssh-open-to-internet",
    "netlint check plan.json --only ssh-open-to-internet --exit-zero -o github",
    "netlint reach plan.json --from internet --to aws_instance.bastion --port ssh",
    "netlint reach plan.json --from internet --to aws_db_instance.main --port postgres",
    "netlint explain ssh-open-to-internet",
)
transcript = ""
for command in COMMANDS:
    done = run(*command.split()[1:])
    transcript += f"$ {command}\n{done.stdout}{done.stderr}(exit {done.returncode})\n\n"
golden = ROOT / "testdata/cli/quick-start.txt"
if WRITE:
    golden.parent.mkdir(exist_ok=True)
    golden.write_text(transcript)
expect("quick start", golden.read_text() == transcript, "testdata/cli/quick-start.txt says otherwise (--write)")

# What the README shows is what the command prints; numbers in summaries are left to grow.
readme = (ROOT / "README.md").read_text()
block = readme.split("netlint check plan.json\n```\n\n```\n", 1)[1].split("```", 1)[0]
printed = run("check", "plan.json").stdout.splitlines()
at = 0
for line in block.splitlines():
    if line in ("", "[...]"):
        continue
    wanted = r"[0-9]+ findings .*; plan.json checked against [0-9]+ rules: .*" if "checked against" in line else re.escape(line)
    rest = [i for i in range(at, len(printed)) if re.fullmatch(wanted, printed[i])]
    expect("README", rest, f"not printed there: {line}")
    at = rest[0] + 1 if rest else at
block = readme.split("$ netlint reach plan.json", 1)[1].split("```", 1)[0]
command, _, shown = block.partition("\n")
expect("README", run("reach", "plan.json", *command.split()).stdout == shown, "reach")

shutil.rmtree(work)
print("\n".join(failures) if failures else "the gate keeps its contract")
sys.exit(1 if failures else 0)
