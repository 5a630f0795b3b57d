"""A shared data folder in small: every file of the sources, with a few rows each."""

import gzip
import io
import json
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from train.build import Places, build_model
from train.recipe import Recipe

TABLES = {
    "parallel/tw-laws-articles.tsv.gz": [
        "pcode\tarticle\tsame_version\tlaw_zh\tlaw_en\tzh_hant\ten",
        "A1\t1\t1\t專利法\tPatent Act\t專利權人得請求損害賠償。專利權期限為二十年。\t"
        "The patentee may claim damages. The term of a patent is twenty years.",
        "A1\t2\t0\t專利法\tPatent Act\t舊條文\tOld wording",
        "A14\t1\t1\t港口法\tPort Act\t船舶入港應先申報。未申報者，處罰鍰。\t"
        "(Entry) A ship entering the port shall report beforehand. A ship that fails is fined.",
        "A14\t2\t1\t港口法\tPort Act\t本法自公布日施行。\tThis Act takes effect at once.",
    ],
    "parallel/tw-laws-titles.tsv.gz": [
        "law_zh_hant\tlaw_en\tcategory_zh",
        "專利法\tPatent Act\t行政",
        "商標法\tTrademark Act\t行政",
    ],
    "parallel/python-docs.tsv.gz": ["file\tzh\ten", "a.po\t返回一个列表。\tReturn a list."],
    "parallel/docs-markdown.tsv.gz": ["source\tkind\tzh\ten", "d2l\th\t练习\tExercises"],
    "parallel/kubernetes.tsv.gz": ["zh\ten", "运行容器\tRun containers"],
    "parallel/tatoeba.tsv.gz": [
        "zh_mixed\ten",
        "你好。\tHello.",
        "我该去睡觉了。\tTime for bed.",
        "明天見。\tSee you tomorrow.",
        "明天见。\tSee you tomorrow!",
    ],
    "parallel/tico19.tsv.gz": ["zh\ten", "并伴有发热症状\tand along with a fever"],
    "parallel/sdg.tsv.gz": ["zh\ten", "消除贫困\tNo poverty"],
    "parallel/mozilla-www.tsv.gz": ["zh\ten", "关于我们\tAbout us"],
    "dictionary/cedict.tsv.gz": [
        "zh_hans\tzh_hant\ten_glosses",
        "赔偿\t賠償\tto compensate; compensation; CL:筆|笔[bi3]",
        "法院\t法院\tcourt of law; court",
    ],
    "dictionary/wordnet-zh-en.tsv.gz": [
        "ili\tzh_lemmas\ten_lemmas\ten_definition",
        "i1\t法庭; 法院\tcourt; tribunal\tan assembly to conduct judicial business",
    ],
    "chinese/prc-laws-articles.tsv.gz": [
        "category\ttitle\tdate\tchapter\tarticle\ttext",
        "法律\t商标法\t2019\t第一章 总则\t第一条\t"
        "为了加强商标管理，保护商标专用权，促使生产者保证商品质量，制定本法。",
    ],
    "chinese/gov-work-reports-to-2015.tsv.gz": [
        "doc\tyear\tsection\tparagraph",
        "报告\t2015\t一、工作回顾\t过去一年经济运行处于合理区间。就业稳，城镇新增就业一千万人以上。",
    ],
    "chinese/d365-sections.tsv.gz": [
        "title\tdescription\tsection\tparagraph",
        "入门\t说明\t创建订单\t要创建订单，请先选择一个客户，然后保存。",
    ],
    "dev/ntrex.tsv.gz": ["doc_id\tzh\ten", "n1\t法院作出判决。\tThe court has ruled."],
}
CONTEXT = "鹤岗市位于黑龙江省。年平均降水量为六百毫米，集中在夏季。"
ANIMALS = {"猫": "cats", "狗": "dogs", "鸟": "birds", "鱼": "fish", "马": "horses", "牛": "cows"}
ANIMALS |= {"羊": "sheep", "虎": "tigers"}
SQUADS = (
    "chinese/drcd-dev.json.gz",
    "chinese/drcd-test.json.gz",
    "chinese/cmrc2018-trial.json.gz",
)


@pytest.fixture
def data(shared_data: Path, tmp_path: Path) -> Path:
    """A copy of the data folder that a test may change."""
    return Path(shutil.copytree(shared_data, tmp_path / "data"))


@pytest.fixture(scope="session")
def shared_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the shared data's form, not to be changed."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    for name, lines in TABLES.items():
        write(folder / name, "\n".join(lines) + "\n")
    for name in SQUADS:
        write(folder / name, squad("鹤岗市的降水集中在什么时候？", CONTEXT, "夏季"))
    write(
        folder / "dev" / "cmrc2018-dev.json.gz",
        squad("谁？", "张三是一位律师，住在北京市。", "张三"),
    )
    (folder / "dev" / "tatoeba.cmn-eng.cmn").write_text("我該去睡覺了。\n我该去睡觉了。\n", "utf-8")
    (folder / "dev" / "tatoeba.cmn-eng.eng").write_text("To bed!\nSleep!\n", "utf-8")
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)


def squad(question: str, context: str, answer: str) -> str:
    answers = [{"text": answer, "answer_start": context.index(answer)}]
    entry = {"id": "q", "question": question, "answers": answers}
    return json.dumps({"data": [{"paragraphs": [{"context": context, "qas": [entry]}]}]})


@pytest.fixture
def sentences() -> list[tuple[str, str]]:
    """Everyday sentences in two languages."""
    return [(f"我喜欢{zh}。", f"I like {en}.") for zh, en in ANIMALS.items()]


@pytest.fixture
def talk(data: Path, sentences: list[tuple[str, str]]) -> Path:
    """The data folder with everyday sentences enough for a batch."""
    with gzip.open(data / "parallel" / "tatoeba.tsv.gz", "at", encoding="utf-8") as file:
        file.writelines(f"{zh}\t{en}\n" for zh, en in sentences)
    return data


@pytest.fixture
def model(talk: Path, tmp_path: Path) -> Path:
    """A model trained without closing passes."""
    places = Places(data=talk, glossary=None, output=tmp_path / "model", run=tmp_path / "run")
    recipe = Recipe(pieces=5_000, dim=16, passes=1, batch=8, rate=0.02, closing_passes=0)
    build_model(places, recipe, console=Console(file=io.StringIO()))
    return tmp_path / "model"
