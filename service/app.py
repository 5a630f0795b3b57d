"""The HTTP application: routes, envelope and middleware over one library."""

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from service.access import Access
from service.admin import Admin
from service.aside import Aside
from service.envelope import install_envelope
from service.keyring import Keyring
from service.library import Library
from service.metrics import Metrics
from service.middleware import BodyLimit, HeadAsGet, LastResort, RequestLog, SecurityHeaders
from service.middleware_access import AllowedHosts, CrossOrigin
from service.middleware_audit import Audited
from service.middleware_keys import KnowsCaller, NeedsKey
from service.middleware_rates import RateLimited
from service.openapi_keys import describe_keys
from service.page_words import STATIC_DIR
from service.rates import Rates
from service.routes_admin import admin_routes
from service.routes_batch import batch_routes
from service.routes_checks import check_page_routes, check_routes
from service.routes_citations import citation_routes
from service.routes_documents import document_routes
from service.routes_embed import embed_routes
from service.routes_figures import figure_routes
from service.routes_gloss import gloss_routes
from service.routes_health import health_routes
from service.routes_page import page_routes
from service.routes_search import search_routes
from service.version import installed_version

_DESCRIPTION = """Search over Chinese government reports, asked in Chinese or English.

Every response is `{"ok": true, ...}` or `{"ok": false, "code", "error", "status"}`. Offsets are
code points, half-open. The same question on the same snapshot (`build_id`) gives the same bytes,
`took_ms` aside."""


def create_app(
    library: Library,
    *,
    metrics: Metrics | None = None,
    admin: Admin | None = None,
    aside: Aside | None = None,
    access: Access | None = None,
    rates: Rates | None = None,
) -> FastAPI:
    """Return the application that serves a library.

    Args:
        library: what is served.
        metrics: to go on counting with; new ones by default.
        admin: who may change its documents over HTTP, and who may read; nobody and all by default.
        aside: where its requests compute; threads of its own, with the usual limits, by default.
        access: the origins that may ask and the names it answers to; its own pages, by any name,
            by default.
        rates: how often each may ask; without end by default.
    """
    metrics = metrics or Metrics()
    aside = aside or Aside(metrics=metrics)
    access = access or Access()
    keyring = admin.keyring if admin else Keyring()
    if rates is not None:
        metrics.declare_rates()
    metrics.set_documents(len(library.documents().documents))
    app = FastAPI(
        title="Zhiwen",
        version=installed_version(),
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(RequestLog, metrics=metrics),
            Middleware(Audited, audit=admin.audit if admin else None),
            Middleware(AllowedHosts, access=access),
            # Outside of whatever may refuse or fail, so that a page is told.
            Middleware(CrossOrigin, access=access),
            Middleware(LastResort),
            Middleware(KnowsCaller, keyring=keyring),
            # Before the keys are asked for, so that nobody tries many.
            Middleware(RateLimited, rates=rates, metrics=metrics),
            Middleware(NeedsKey, keyring=keyring),
            Middleware(BodyLimit, max_file_bytes=admin.max_bytes if admin else 0),
            Middleware(HeadAsGet),
        ],
    )
    install_envelope(app)
    app.include_router(search_routes(library, aside))
    app.include_router(batch_routes(library, aside))
    app.include_router(figure_routes(library, aside))
    app.include_router(gloss_routes(library, aside))
    app.include_router(check_routes(library, aside))
    app.include_router(document_routes(library, aside))
    app.include_router(citation_routes(library, aside))
    app.include_router(health_routes(library, metrics=metrics))
    app.include_router(check_page_routes(library, aside))
    app.include_router(page_routes(library, aside, editable=admin is not None))
    app.include_router(embed_routes(library, aside, access))
    if admin is not None:
        app.include_router(admin_routes(library, admin))
    describe_keys(app, closed=keyring.is_closed, limited=rates is not None)
    app.mount("/static", StaticFiles(directory=STATIC_DIR))
    return app
