from service.metrics import Metrics


def test_requests_are_counted_and_timed_by_route() -> None:
    metrics = Metrics()
    metrics.set_documents(3)
    for _ in range(2):
        metrics.observe(route="/v1/search", method="GET", status=200, took_s=0.002)
    text = metrics.expose().decode()
    assert 'zhiwen_requests_total{method="GET",route="/v1/search",status="200"} 2.0' in text
    assert 'zhiwen_request_duration_seconds_bucket{le="0.0025",route="/v1/search"} 2.0' in text
    assert "zhiwen_documents 3.0" in text
