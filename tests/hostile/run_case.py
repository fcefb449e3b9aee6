#!/usr/bin/env python3
"""Runs one case of the hostile corpus and judges it (README.md says how a case is written).

    run_case.py PROGRAM CASE_FOLDER [--sanitized] [--keep DIR]

Every run: no signal, the expected exit code, the expected phrases, nothing on stdout, at most 10 s of processor time and
512 MB resident; after a failure nothing under a final name in the output folder; after a success a manifest whose hashes
agree with the files. Exit 1 with one line per complaint.
"""
import argparse
import csv
import hashlib
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "rasters" / "samples" / "upper_valley"
KEYS = {"case", "code", "says", "says_not", "study", "cut_from", "replace", "append", "remove", "arguments", "words", "environment",
        "unset", "limits", "umask", "unprivileged", "cpus", "stdout", "same_as_sample", "audit", "sanitizers", "seconds", "megabytes",
        "before", "out", "uncounted"}
LIMITS = {"file_bytes": resource.RLIMIT_FSIZE, "files": resource.RLIMIT_NOFILE, "stack_bytes": resource.RLIMIT_STACK,
          "address_bytes": resource.RLIMIT_AS, "processes": resource.RLIMIT_NPROC}
NOBODY = 65534
CARE = "# ---------------------------------------------------------------- ways to care"
RUN_WORDS = ["run", "job.toml", "--out", "{out}"]
VOLATILE = ("report.html", "manifest.json")  # they hold the time of the run


def read_case(folder):
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    unknown = set(case) - KEYS
    if unknown or "case" not in case or "code" not in case:
        sys.exit(f"{folder.name}/case.toml: needs case and code; unknown keys: {sorted(unknown)}")
    return case


def replace_once(file, old, new):
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        sys.exit(f"{file.name} holds {text.count(old)} times, not once: {old!r}")
    file.write_text(text.replace(old, new), encoding="utf-8")


def left_out(case, folder):
    """From where on a case does without the sample's job; None: nowhere. Lists of its own have no survey."""
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("case.toml", "recipe.py") if (folder / name).exists()]
    own_list = any(word in text for text in texts for word in ("clinics.csv", "use_sites("))
    return None if case.get("study", "sample") != "sample" else case.get("cut_from", CARE if own_list else None)


def leave_out(study, text):
    """Of the job all from a text on, and the survey of the clinics with what asks for it."""
    job = study / "job.toml"
    kept = job.read_text(encoding="utf-8").split(text)[0].splitlines(keepends=True)
    job.write_text("".join(line for line in kept if not line.startswith("requirements =")), encoding="utf-8")
    with open(study / "clinics.csv", encoding="utf-8", newline="") as file:
        rows = [row[:6] for row in csv.reader(file)]
    with open(study / "clinics.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def make_study(case, folder, study):
    """The sample study, or nothing, with the changes of the case."""
    if case.get("study", "sample") == "sample":
        shutil.copytree(SAMPLE, study)
    else:
        study.mkdir()
    if left_out(case, folder):
        leave_out(study, left_out(case, folder))
    for change in case.get("replace", []):
        replace_once(study / change.get("file", "job.toml"), change["from"], change["to"])
    for name, text in case.get("append", {}).items():
        with open(study / name, "a", encoding="utf-8") as file:
            file.write(text)
    for name in case.get("remove", []):
        (study / name).unlink()
    if (folder / "files").is_dir():
        shutil.copytree(folder / "files", study, dirs_exist_ok=True)
    if (folder / "recipe.py").exists():
        run_script(folder / "recipe.py", study, [])


def run_script(script, study, words):
    environment = dict(os.environ, PYTHONPATH=str(HERE), PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run(["/usr/bin/python3", str(script), *words], cwd=study, env=environment,
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{script.name} failed:\n{done.stdout}{done.stderr}")


class Outcome:
    def __init__(self, code, signal, out, err, seconds, megabytes):
        self.code, self.signal, self.out, self.err = code, signal, out, err
        self.seconds, self.megabytes = seconds, megabytes


def run_program(program, words, cwd, case=None, sanitized=False, hang_s=600):
    """wait4 tells the processor time and the peak memory of exactly this process."""
    case = case or {}
    environment = {name: value for name, value in os.environ.items() if name not in case.get("unset", [])}
    environment.update(case.get("environment", {}))

    def prepare():
        for name, value in case.get("limits", {}).items():
            if not (sanitized and name == "address_bytes"):  # sanitizers map terabytes of shadow
                resource.setrlimit(LIMITS[name], (value, value))
        if "umask" in case:
            os.umask(int(case["umask"], 8))
        if "cpus" in case:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:case["cpus"]])
        if case.get("unprivileged") and os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    with tempfile.TemporaryFile() as out:
        target = {"full": lambda: open("/dev/full", "wb"), "closed": lambda: open_closed_pipe()}.get(case.get("stdout"), lambda: out)()
        child = subprocess.Popen([program, *words], cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=target,
                                 stderr=subprocess.PIPE, preexec_fn=prepare)  # a file would meet the limits of the case
        heard = []
        listener = threading.Thread(target=lambda: heard.append(child.stderr.read()))
        listener.start()
        alarm = subprocess.Popen(["sh", "-c", f"sleep {hang_s}; kill -9 {child.pid}"], start_new_session=True)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = 0
        os.killpg(alarm.pid, 9)
        alarm.wait()
        listener.join()
        out.seek(0)
        signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1
        return Outcome(code, signal, out.read().decode("utf-8", "replace"), heard[0].decode("utf-8", "replace"),
                       used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def open_closed_pipe():
    reader, writer = os.pipe()
    os.close(reader)
    return os.fdopen(writer, "wb")


def final_names(out):
    """Files under final names: not the store, the lock, the record, or what is marked as partial."""
    if not out.is_dir():
        return set()
    names = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    return {name for name in names
            if not name.startswith(".store/") and not name.startswith(".firnline.") and ".firnline.partial" not in name}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def complaints_of_results(out, before):
    """What stands in the output folder must be what a manifest names, byte for byte."""
    names = final_names(out) - before
    if "manifest.json" not in names:
        return [f"under a final name without a manifest: {name}" for name in sorted(names)]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    named = {file["name"]: file["sha256"] for part in ("result", "run") for file in manifest[part]["files"]}
    found = [f"no manifest names {name}" for name in sorted(names - set(named) - {"manifest.json"})]
    for name, digest in named.items():
        if not (out / name).is_file():
            found.append(f"the manifest names {name}, which is not there")
        elif sha256(out / name) != digest:
            found.append(f"{name} is not what the manifest says")
    return found


def result_hashes(out, which):
    """which: all files; tables (also where the job's text differs, whose hash the maps carry); values of sites alone."""
    wanted = {"all": lambda name: name not in VOLATILE,
              "tables": lambda name: name.endswith((".csv", ".gpkg")) and name != "audit.csv",
              "values": lambda name: name.endswith(("/sites.csv", "/indicators.csv"))}[which]
    return {name: sha256(out / name) for name in sorted(final_names(out)) if wanted(name)}


def judge(case, outcome, out, before, sanitized):
    codes = case["code"] if isinstance(case["code"], list) else [case["code"]]
    found = []
    if outcome.signal:
        found.append(f"ended by signal {outcome.signal}")
    elif outcome.code not in codes:
        found.append(f"exit code {outcome.code}, expected {case['code']}")
    said = outcome.err
    if (out / "audit.csv").is_file():
        said += (out / "audit.csv").read_text(encoding="utf-8")
    found += [f"does not say: {phrase}" for phrase in case.get("says", []) if phrase not in said]
    found += [f"says: {phrase}" for phrase in case.get("says_not", []) if phrase in said]
    if outcome.out and "stdout" not in case:
        found.append(f"writes to stdout: {outcome.out[:200]!r}")
    if outcome.code not in (0, 2) and not case.get("uncounted") and "->" not in outcome.err and "mistake" not in outcome.err:
        found.append("the message has no remedy")
    most_seconds = case.get("seconds", 10) * (4 if sanitized else 1)
    if outcome.seconds > most_seconds:
        found.append(f"took {outcome.seconds:.1f} s of processor time; {most_seconds} are allowed")
    most_megabytes = case.get("megabytes", 512) * (8 if sanitized else 1)
    if outcome.megabytes > most_megabytes:
        found.append(f"took {outcome.megabytes:.0f} MB; {most_megabytes} are allowed")
    return found + complaints_of_results(out, before)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, help="do everything in this folder, and leave it")
    asked = parser.parse_args()
    case = read_case(asked.folder)
    work = asked.keep or pathlib.Path(tempfile.mkdtemp(prefix="firnline-hostile-"))
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        found, outcome = run_case(case, asked, work.resolve())
    finally:
        if not asked.keep:
            shutil.rmtree(work, ignore_errors=True)
    print(f"{case['case']}\nexit code {outcome.code}, {outcome.seconds:.2f} s, {outcome.megabytes:.0f} MB\n{outcome.err}")
    for line in found:
        print(f"WRONG: {line}")
    return 1 if found else 0


def run_case(case, asked, work):
    study, out = work / "study", work / case.get("out", "out")
    program = str(asked.program.resolve())
    make_study(case, asked.folder.resolve(), study)
    if case.get("unprivileged") and os.getuid() == 0:
        program = str(shutil.copy2(program, work / "program"))  # the build folder may be closed to nobody
        for path in [work, *work.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    if "before" in case:  # an earlier run, or whatever else must stand there
        run_script(asked.folder.resolve() / case["before"], study, [program, str(out)])
    before = final_names(out)
    words = [word.format(out=out, study=study) for word in case.get("words", RUN_WORDS) + case.get("arguments", [])]
    outcome = run_program(program, words, study, case, asked.sanitized)
    found = judge(case, outcome, out, before, asked.sanitized)
    if case.get("same_as_sample") and not found:
        plain = work / "plain"
        unchanged = work / "unchanged"
        shutil.copytree(SAMPLE, unchanged)
        if left_out(case, asked.folder):
            leave_out(unchanged, left_out(case, asked.folder))
        run_program(program, ["run", str(unchanged / "job.toml"), "--out", str(plain), "--quiet"], work)
        ours, expected = (result_hashes(folder, case["same_as_sample"]) for folder in (out, plain))
        found += [f"not as in the unchanged sample study: {name}" for name in sorted(ours.keys() | expected.keys())
                  if ours.get(name) != expected.get(name)]
        if not expected:
            found.append("the unchanged sample study gave no results")
    if (asked.folder / "check.py").exists() and not found:
        run_script(asked.folder.resolve() / "check.py", study, [program, str(out)])
    return found, outcome


if __name__ == "__main__":
    sys.exit(main())
