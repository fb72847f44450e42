"""Works out variant-cases.json from the instrument's files and docs/spec/scoring.md alone, in exact fractions.

Run beside nothing: python3 tests/golden/variants.py > tests/golden/variant-cases.json
"""
import glob
import json
import os
import random
import tomllib
from fractions import Fraction as F

here = os.path.dirname(os.path.abspath(__file__))
T = {}
for file in glob.glob(os.path.join(here, "../../assessments/lke-zi-2026/*.toml")):
    for key, value in tomllib.load(open(file, "rb"), parse_float=F).items():
        if isinstance(value, list):
            T.setdefault(key, []).extend(value)
scales = {scale["key"]: [(o["key"], F(o["value"])) for o in scale["options"]] for scale in T["scale"]}
questions = sorted(T["question"], key=lambda q: q["workbook_row"])
nodes = {n["code"]: n for n in T["node"]}
ratios = [q["code"] for q in questions if q["kind"] in ("share", "decline")]


def fraction(q, answers, rule):
    """(what it earns or None, whether it is left out)"""
    given = [answers.get(i["soal"]) for i in q["input"]]
    if any(g is None for g in given):
        return None, False
    if q["kind"] == "choice":
        return dict(scales[q["scale"]])[given[0]], False
    if q["kind"] == "survey":
        return min(F(1), F(given[0]) / F(q["maximum"])), False
    if q["kind"] == "share":
        over, under = (sum(answers[s] for s in q[part]) for part in ("numerator", "denominator"))
        default = "unanswered"
    else:
        under, now = answers[q["previous"]], answers[q["current"]]
        over, default = under - now, "full"
        if under == 0 and now > 0:
            return F(0), False
    if under:
        return max(F(0), min(F(1), F(over, under))), False
    return {"unanswered": (None, False), "left_out": (None, True), "full": (F(1), False),
            "zero": (F(0), False)}[rule.get(q["code"], default)]


def score(answers, rule):
    points = {code: [F(0)] * 3 for code in nodes}
    own = {}
    for code, node in nodes.items():
        inside = [(q, *fraction(q, answers, rule)) for q in questions if q["node"] == code]
        mean = [(value, out) for q, value, out in inside if "weight" not in q]
        if mean and all(out for _, out in mean):
            mean = [(None, False) for _ in mean]
        mean = [value for value, out in mean if not out]
        valued = [value for value in mean if value is not None]
        weight = F(node["weight"])
        if mean:
            points[code] = [weight * sum(valued) / len(valued) if valued else F(0), weight * sum(valued) / len(mean),
                            weight * (sum(valued) + len(mean) - len(valued)) / len(mean)]
        for q, value, _ in inside:
            if "weight" in q:
                weight = F(q["weight"])
                own[q["code"]] = [(value or 0) * weight] * 2 + [weight if value is None else value * weight]
                points[code] = [a + b for a, b in zip(points[code], own[q["code"]])]
    for code in sorted(nodes, key=lambda code: -code.count(".")):
        if "parent" in nodes[code]:
            up = nodes[code]["parent"]
            points[up] = [a + b for a, b in zip(points[up], points[code])]
    total = [sum(p) for p in zip(*(points[c] for c in nodes if "parent" not in nodes[c]))]
    return points, own, total


def gates(variant):
    found = list(T["gate"])
    if "gates" in variant:
        one = next(s for s in T["gate_set"] if s["key"] == variant["gates"])
        at = next(i for i, g in enumerate(found) if g["key"] in one["replaces"])
        found = found[:at] + one["gate"] + [g for g in found[at:] if g["key"] not in one["replaces"]]
    return found


def judged(variant, points, own, total):
    met = {}
    for target in ("wbk", "wbbm"):
        for gate in gates(variant):
            if gate.get("nodes"):
                value = sum(points[c][1] for c in gate["nodes"])
                weight = sum(F(nodes[c]["weight"]) for c in gate["nodes"])
            else:
                value, weight = (own[gate["question"]][1], None) if "question" in gate else (total[1], None)
            if gate["unit"] == "percent":
                value = 100 * value / weight
            minimum = F(variant.get("minimum", {}).get(gate["key"], {}).get(target, gate["minimum"][target]))
            met.setdefault(target, []).append(value + F(1, 10**9) >= minimum)
    return met


def sheet(seed):
    chance = random.Random(seed)
    answers = {}
    for q in questions:
        empty = chance.random() < 0.6
        for i in q["input"]:
            if chance.random() < 0.04:
                continue
            if q["kind"] == "choice":
                keys = [key for key, _ in scales[q["scale"]]]
                answers[i["soal"]] = keys[min(len(keys) - 1, int(chance.random() ** 3 * len(keys)))]
            elif q["kind"] == "survey":
                answers[i["soal"]] = F(chance.randrange(340, 401), 100)
            else:
                answers[i["soal"]] = 0 if empty else chance.randrange(0, 9)
    return answers


low = {"minimum": {"capaian-kinerja": {"wbbm": "2.5"}, "birokrasi-bersih": {"wbbm": "18.25", "wbk": "17"}}}
VARIANTS = [{}] + [{"zero": {code: rule for code in ratios}} for rule in ("unanswered", "left_out", "full", "zero")] + [
    {"zero": {code: rule for code, rule in zip(ratios, ["full", "left_out", "zero", "unanswered"] * 9)}},
    {"gates": "tiap-bagian"}, low,
    {"gates": "tiap-bagian", "zero": {code: "full" for code in ratios},
     "minimum": {"penguatan-pengawasan-reform": {"wbbm": "5.625"}, **low["minimum"]}}]
cases = []
for at, variant in enumerate(VARIANTS):
    for seed in range(4):
        answers = sheet(seed)
        points, own, total = score(answers, variant.get("zero", {}))
        cases.append({
            "variant": variant,
            "answers": {str(k): v if isinstance(v, (str, int)) else str(float(v)) for k, v in answers.items()},
            "total": [float(t) for t in total],
            "nodes": {c: [float(p) for p in points[c]] for c in nodes},
            "met": judged(variant, points, own, total),
        })
print("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]")
