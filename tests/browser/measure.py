"""Measures the page in the browser on loopback: `make measure`. Not collected with the tests."""

import statistics
import sys
from collections.abc import Callable

from playwright.sync_api import Page

Opening = Callable[..., Page]
RUNS = 15
PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
    for (const one of list.getEntries())
        if (one.name === "first-contentful-paint") resolve(one.startTime);
}).observe({ type: "paint", buffered: true }))"""
# From the question sent off to the end of the frame that shows the answer.
ANSWER = """(question) => new Promise((resolve) => {
    const field = document.getElementById("q");
    const results = document.getElementById("results");
    results.replaceChildren();
    field.value = question;
    const started = performance.now();
    new MutationObserver((changes, observer) => {
        if (!results.querySelector(".answer, .notice")) return;
        observer.disconnect();
        const shown = () => resolve(performance.now() - started);
        requestAnimationFrame(() => setTimeout(shown));
    }).observe(results, { childList: true });
    field.form.requestSubmit();
})"""
QUESTIONS = [
    f"{topic} in 2023"
    for topic in ("punitive damages", "trademark cases", "patents granted", "customs seizures")
] + ["2023年惩罚性赔偿案件数", "发明专利授权量", "海关查扣侵权货物批次", "社会满意度得分"]


def test_first_paint_weight_and_answer(open_page: Opening) -> None:
    paints, weights = [], []
    for _ in range(RUNS):
        page = open_page("about:blank")
        sizes: list[int] = []
        page.on("response", lambda got, sizes=sizes: sizes.append(len(got.body())))
        page.goto("/")
        paints.append(page.evaluate(PAINT))
        page.wait_for_load_state("networkidle")
        weights.append(sum(sizes))
        page.close()
    page = open_page("/")
    # Each is asked in three forms, since the page keeps what it has asked.
    forms = [question + ending for ending in ("", "?", "??") for question in QUESTIONS]
    answers = [page.evaluate(ANSWER, form) for form in forms]
    say("first paint", paints, "ms", "aimed for: under 300")
    say("page weight", [weight / 1000 for weight in weights], "kB", "aimed for: under 150")
    say("Enter to answer shown", answers, "ms", "aimed for: within 100")


def say(name: str, values: list[float], unit: str, aim: str) -> None:
    ordered = sorted(values)
    most = ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]
    sys.stdout.write(
        f"\n{name}: median {statistics.median(values):.1f} {unit}, 95th percentile {most:.1f}"
        f" {unit}, n = {len(values)} ({aim})\n"
    )
