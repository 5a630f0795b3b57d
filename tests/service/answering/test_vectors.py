import numpy as np

from index import Embedder
from service.answering.vectors import VectorMemory


def test_a_text_has_the_same_vector_alone_in_company_and_again(embedder: Embedder) -> None:
    memory = VectorMemory(embedder)
    company = memory.passages(["知识产权", "patent", "知识产权"])

    assert np.array_equal(company[0], company[2])
    assert np.array_equal(memory.passages(["知识产权"])[0], company[0])
    assert np.array_equal(VectorMemory(embedder).passages(["patent"])[0], company[1])
