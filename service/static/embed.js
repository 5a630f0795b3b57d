// <zhiwen-search server="https://zhiwen.example.org">: the search box for other people's pages.
// One file that imports nothing; text from anywhere becomes text nodes, never markup.
// The server strips it of indentation and comments that have a line of their own.

(() => {
  const LANGUAGES = ["en", "zh-Hans", "zh-Hant"];
  // The server puts the words of the interface here: those that stand below, in each language.
  const WORDS = {};
  const LOADED_FROM = document.currentScript?.src ?? "";
  const FILTERS = ["doc", "year", "place", "issuer"];
  const TIMEOUT_MS = 30_000;
  const HITS = 3;
  const EXCERPT_CHARACTERS = 130;
  const REASONS = ["not_in_corpus", "no_such_figure", "ambiguous"];
  const SURE = [[0.8, "sure_high"], [0.5, "sure_medium"], [0, "sure_low"]];
  // In light and in dark, as the page around it says by `color-scheme`, or the attribute `theme`.
  const COLOURS = {
    sheet: ["#fff", "#1d1f25"], ink: ["#1f1d1a", "#eae7e1"], soft: ["#625d55", "#a8a59d"], rule: ["#e4dfd5", "#32353d"],
    edge: ["#8f887c", "#777a84"], wash: ["#f3efe7", "#2b2e36"], mark: ["#f8d775", "#75601c"], on: ["#fff", "#1a1412"],
    red: ["var(--zhiwen-accent,#a8321f)", "var(--zhiwen-accent-dark,#ef9079)"],
  };
  const colours = (write) => Object.entries(COLOURS).map(([name, pair]) => `--${name}:${write(pair)}`).join(";");
  const CSS = `
    :host{display:block;${colours(([light]) => light)}}
    @supports (color:light-dark(red,red)){:host{${colours((pair) => `light-dark(${pair})`)}}}
    :host([theme=light]){color-scheme:light}
    :host([theme=dark]){color-scheme:dark}
    :host([hidden]),[hidden]{display:none!important}
    .root{all:initial;display:block;color:var(--ink);color-scheme:inherit;overflow-wrap:anywhere;
    font:16px/1.65 var(--zhiwen-font,system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif)}
    *{box-sizing:border-box}
    p,blockquote,figure,ol,ul{margin:0;padding:0;list-style:none}
    a{color:var(--red);text-underline-offset:.2em}
    :focus-visible{outline:2px solid var(--red);outline-offset:2px}
    form{position:relative}
    .box{display:flex;background:var(--sheet);border:1px solid var(--edge);border-radius:12px;padding:4px}
    .box:focus-within{border-color:var(--red);box-shadow:0 0 0 1px var(--red)}
    input{flex:1;min-width:0;border:0;background:none;color:inherit;font:inherit;padding:.4em .75em}
    input:focus-visible{outline:none}
    input::placeholder{color:var(--soft);opacity:1}
    button{font:inherit;font-weight:600;border:0;border-radius:9px;cursor:pointer;padding:.3em 1em;background:var(--red);color:var(--on)}
    ul{position:absolute;z-index:9;inset:calc(100% + 4px) 0 auto;background:var(--sheet);border:1px solid var(--edge);border-radius:12px;padding:4px;box-shadow:0 8px 24px -8px #0006}
    ul li{padding:.35em .75em;border-radius:8px;cursor:pointer}
    [aria-selected=true],ul li:hover{background:var(--wash)}
    [aria-selected=true]{box-shadow:inset 3px 0 var(--red)}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .soft{color:var(--soft);font-size:.875em}
    .card{background:var(--sheet);border:1px solid var(--rule);border-radius:12px;padding:.9em 1.2em;margin-top:.75em}
    li>.soft{margin-bottom:.15em}
    .answer{border-top:3px solid var(--red)}
    .none{border-left:3px solid var(--edge)}
    .none button{margin-top:.7em}
    .figure{font-weight:600;font-size:1.3em;line-height:1.45}
    .large{font-size:1.9em;line-height:1.3}
    .answer>.soft:first-child{color:var(--red);font-weight:600}
    figure a{font-size:.875em}
    li a{text-decoration:none}
    li a:hover{text-decoration:underline}
    blockquote{margin:.6em 0 .2em;padding-top:.6em;border-top:1px solid var(--rule)}
    mark{background:var(--mark);color:inherit;border-radius:3px}
    .section{margin:1.1em .3em -.2em;font-weight:600}
    .foot{display:flex;justify-content:space-between;gap:1em;margin:.6em .3em 0}`;
  // What a page asks twice is fetched once: examples by their address, titles by their document.
  const examples = new Map();
  const titles = new Map();

  // Draws the box into its element; returns what stops it.
  function mount(host, shadow) {
    const given = (name) => host.getAttribute(name) ?? "";
    const filters = Object.fromEntries(FILTERS.map((name) => [name, given(name)]));
    const server = readServer(given("server") || LOADED_FROM);
    const language = readLanguage(host);
    let running = null;
    let turn = 0;
    let options = [];
    let at = -1;

    const input = node("input", {
      id: "q", role: "combobox", "aria-expanded": false, "aria-controls": "list", "aria-autocomplete": "list",
      placeholder: given("placeholder") || word("label"), dir: "auto", enterkeyhint: "search",
      autocomplete: "off", autocapitalize: "off", spellcheck: false,
    });
    const list = node("ul", { id: "list", role: "listbox", "aria-label": word("examples"), hidden: "" });
    const label = node("label", { class: "hidden", for: "q" }, word("label"));
    const box = node("div", { class: "box" }, input, node("button", {}, word("submit")));
    const form = node("form", { role: "search" }, label, box, list);
    const status = node("p", { role: "status" });
    const results = node("div");
    shadow.replaceChildren(node("div", { class: "root", lang: language }, form, status, results));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      find(input.value);
    });
    form.addEventListener("focusout", ({ relatedTarget }) => relatedTarget || offer([]));
    input.addEventListener("keydown", press);
    input.addEventListener("input", suggest);
    input.addEventListener("click", suggest);
    show([]);
    return () => running?.abort();

    function word(name, values = {}) {
      return WORDS[name][LANGUAGES.indexOf(language)].replace(/\{(\w+)\}/g, (braces, key) => values[key] ?? braces);
    }

    function address(path, values = {}) {
      const target = new URL(path, server);
      for (const [name, value] of Object.entries(values)) if (value) target.searchParams.set(name, value);
      return target.href;
    }

    function link(href, words) {
      return node("a", { href, target: "_blank", rel: "noopener" }, words);
    }

    // Questions that the server is known to answer, those that hold what is typed; with a filter in
    // force it knows of none.
    async function suggest() {
      if (!server || Object.values(filters).some(Boolean)) return;
      const target = address("/examples", { lang: language });
      const mine = (turn += 1);
      if (!examples.has(target)) examples.set(target, fetchJson(target));
      const { questions } = await examples.get(target).catch(() => ({}));
      if (!questions) examples.delete(target);
      const typed = input.value.trim().toLowerCase();
      const fits = (one) => one.toLowerCase().includes(typed) && one.toLowerCase() !== typed;
      if (mine === turn && shadow.activeElement === input) offer((questions ?? []).filter(fits));
    }

    // What is asked for meanwhile comes too late.
    function offer(questions) {
      turn += 1;
      options = questions.map((question, place) => {
        const option = node("li", { id: `option${place}`, role: "option", dir: "auto" }, question);
        // The box keeps the focus.
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => find(question));
        return option;
      });
      list.replaceChildren(...options);
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", !list.hidden);
      choose(-1);
    }

    function choose(place) {
      at = place;
      options.forEach((option, number) => option.setAttribute("aria-selected", number === at));
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options[at].id);
    }

    // Beyond the ends of the list lies the box itself.
    function press(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const places = options.length + 1;
      if (event.isComposing) return;
      if (step && list.hidden) suggest();
      else if (step) choose(((at + 1 + step + places) % places) - 1);
      else if (event.key === "Escape" && !list.hidden) offer([]);
      else if (event.key === "Enter" && at >= 0) find(options[at].textContent);
      else return;
      event.preventDefault();
    }

    async function find(asked) {
      const question = asked.trim();
      input.value = question;
      offer([]);
      running?.abort();
      const mine = (running = new AbortController());
      if (!question) return show([]);
      const limit = setTimeout(() => mine.abort(), TIMEOUT_MS);
      tell(word("searching"));
      try {
        const response = await ask(question, mine.signal);
        await findTitles(response, mine.signal);
        if (mine === running) show(drawn(response), question, response.answer?.text ?? word("abstained"));
      } catch (error) {
        if (mine !== running) return;
        const { title, text } = error.title ? error : { title: word("failed"), text: `${error}` };
        const again = node("button", {}, word("again"));
        again.addEventListener("click", () => find(question));
        show([notice(title, text, again)], "", title);
      } finally {
        clearTimeout(limit);
      }
    }

    async function ask(question, signal) {
      let response;
      try {
        response = await fetch(address("/v1/answer", { q: question, ...filters }), { signal, credentials: "omit" });
      } catch {
        throw await refused(signal);
      }
      const body = await response.json().catch(away);
      if (body.ok) return body;
      throw body.title ? body : failed(body, response.headers.get("retry-after"));
    }

    // A browser does not say why it lets nothing through; this script may be had by every page.
    async function refused(signal) {
      const request = { method: "HEAD", cache: "no-store", credentials: "omit", signal };
      const here = server && (await fetch(address("/embed.js"), request).catch(() => null));
      if (!here?.ok) return away();
      return { title: word("embed_refused"), text: word("embed_refused_hint", { server, origin: location.origin }) };
    }

    function away() {
      return { title: word("away"), text: word("embed_away", { server: server || given("server") }) };
    }

    function failed({ status, code, error }, seconds) {
      if (status === 429 || status === 503) {
        return { title: word("busy"), text: seconds > 0 ? word("busy_wait", { seconds }) : error };
      }
      const filter = /_not_found$|^invalid_parameter$/.test(code);
      return { title: word(status >= 500 ? "failed" : filter ? "filter_gone" : "refused"), text: error };
    }

    // Hits do not name their document; the citation of one character of each does, in a few bytes.
    async function findTitles({ citations, hits }, signal) {
      for (const { doc_id: id, title } of citations) titles.set(id, title);
      const places = new Map(hits.slice(0, HITS).map(({ passage }) => [passage.doc_id, passage.passage_id]));
      const unknown = [...places].filter(([id]) => !titles.has(id));
      await Promise.allSettled(
        unknown.map(async ([id, place]) => {
          const path = `/v1/citations/${encodeURIComponent(`${place}@0-1`)}`;
          const [{ title }] = await fetchJson(address(path, { format: "csl" }), signal);
          titles.set(id, title);
        }),
      );
    }

    function show(cards, question = "", said = "") {
      const all = question && link(address("/", { q: question, ...filters }), word("embed_all"));
      const foot = server ? node("p", { class: "foot soft" }, node("span", {}, all), link(address("/"), "知问 Zhiwen")) : "";
      results.replaceChildren(...cards, foot);
      tell(said, "hidden");
    }

    function tell(text, look = "soft") {
      status.className = look;
      status.textContent = text;
    }

    function notice(title, text, more = "") {
      const why = node("p", { class: "soft", dir: "auto" }, text);
      return node("section", { class: "card none" }, node("b", {}, title), why, more);
    }

    function drawn({ answer, choices, citations, coverage, hits, lang, reason }) {
      const cards = [];
      if (answer) {
        cards.push(answerCard(answer, citations[0], lang));
      } else {
        const known = REASONS.includes(reason) && hits.length;
        cards.push(notice(word("abstained"), coverage?.message ?? (known ? word(reason) : "")));
        cards.push(...choices.map((choice, place) => choiceCard(choice, citations[place])));
      }
      if (hits.length) cards.push(node("p", { class: "section soft" }, word(answer ? "passages" : "nearest")));
      return [...cards, node("ol", {}, ...hits.slice(0, HITS).map(hitCard))];
    }

    // `319 cases (319件), up 117% on 2022`: the figure large, the change below it.
    function answerCard({ kind, text, subject, period, confidence }, citation, lang) {
      const name = word(kind === "passage" ? "quoted" : "answer");
      const card = node("section", { class: "card answer", "aria-label": name }, node("p", { class: "soft" }, name));
      const cut = kind === "figure" ? text.search(/, (?=[a-z])|，/) : -1;
      const head = cut < 0 ? text : text.slice(0, cut);
      const size = head.length < 24 ? "figure large" : "figure";
      if (kind !== "passage") card.append(node("p", { class: head.length < 80 ? size : "", lang }, head));
      if (cut > 0) card.append(node("p", { lang }, text.slice(cut).replace(/^[,，] ?/, "")));
      const sure = `${word("sure")} ${percent(confidence)}`;
      const level = word(SURE.find(([least]) => confidence >= least)[1]);
      card.append(facts(subject, readPeriod(period), sure, level), quotation(citation));
      return card;
    }

    // A table prints the unit apart from the number.
    function choiceCard({ raw, value, unit, subject, period }, citation) {
      const scale = { 1: "", 1e4: "万", 1e8: "亿" }[Math.round(value / raw.replace(/[, ]/g, ""))];
      const figure = node("p", { class: "figure" }, unit && scale !== undefined ? raw + scale + unit : raw);
      return node("section", { class: "card" }, figure, facts(subject, readPeriod(period)), quotation(citation));
    }

    function facts(...said) {
      return node("p", { class: "soft" }, said.filter(Boolean).join(" · "));
    }

    function readPeriod(period) {
      const [from, to] = period?.split("/") ?? [];
      return from === ".." ? word("as_of", { date: to }) : to ? `${from} – ${to}` : from;
    }

    function quotation(citation) {
      const { quote, quote_span: span, answer_span: exact, passage_id: id, ocr } = citation;
      const range = exact.map((offset) => offset - span[0]);
      return node(
        "figure",
        {},
        node("blockquote", { lang: spoken(quote) }, ...marked(Array.from(quote), [range])),
        node("figcaption", { class: "soft", lang: spoken(citation.title) }, path(citation)),
        ocr === null ? "" : node("p", { class: "soft" }, word("ocr", { percent: percent(ocr) })),
        link(place(`${id}@${span[0]}-${span[1]}`), word("open")),
      );
    }

    function hitCard({ passage, highlights }) {
      const characters = Array.from(passage.text);
      const long = highlights.filter(([start, end]) => end - start > 1);
      const longest = long.reduce((one, other) => (other[1] - other[0] > one[1] - one[0] ? other : one), [0, 0]);
      const start = excerptStart(characters, longest[0]);
      const end = Math.min(characters.length, start + EXCERPT_CHARACTERS);
      const text = [start ? "…" : "", ...marked(characters, long, start, end), end < characters.length ? "…" : ""];
      const name = path({ ...passage, title: titles.get(passage.doc_id) }) || word("open");
      const head = node("p", { class: "soft", lang: spoken(name) }, link(place(passage.passage_id), name));
      return node("li", { class: "card" }, head, node("p", { lang: spoken(passage.text) }, ...text));
    }

    function path({ title, heading_path: headings, article, page }) {
      const clause = headings.some((name) => name.includes(article)) ? "" : article;
      return [title, ...headings, clause, page && word("page_at", { page })].filter(Boolean).join(" › ");
    }

    // The permanent link to a place in a document on the server's own page.
    function place(id) {
      return address(`/read/${encodeURIComponent(id).replaceAll("%3A", ":").replaceAll("%40", "@")}`);
    }
  }

  function readServer(given) {
    try {
      const { origin, protocol } = new URL(given, document.baseURI);
      return /^https?:$/.test(protocol) ? origin : "";
    } catch {
      return "";
    }
  }

  function readLanguage(host) {
    const own = host.lang === "auto" ? "" : host.lang;
    const tag = own || host.parentElement?.closest("[lang]")?.lang || document.documentElement.lang || navigator.language;
    if (!/^zh\b/i.test(tag)) return "en";
    return /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
  }

  function percent(share) {
    return `${Math.round(share * 100)}%`;
  }

  function spoken(text) {
    return /\p{Script=Han}/u.test(text) ? "zh" : "en";
  }

  function fetchJson(target, signal) {
    return fetch(target, { signal, credentials: "omit" }).then((response) => response.json());
  }

  // The begin of the sentence that a match is in, or where that is far off, a little before.
  function excerptStart(characters, match) {
    const sentence = characters.slice(0, match).findLastIndex((one) => "。；！？;!?".includes(one)) + 1;
    return match - sentence > EXCERPT_CHARACTERS / 2 ? match - 20 : sentence;
  }

  // The characters from start to end, those in a range marked; offsets count code points.
  function marked(characters, ranges, start = 0, end = characters.length) {
    const nodes = [];
    let at = start;
    const take = (to) => characters.slice(at, (at = Math.max(at, to))).join("").replaceAll("\t", " │ ");
    for (const [from, to] of ranges) {
      if (from >= at && from < end) nodes.push(take(from), node("mark", {}, take(Math.min(to, end))));
    }
    return [...nodes, take(end)];
  }

  function node(name, props = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(props)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  class ZhiwenSearch extends HTMLElement {
    static observedAttributes = ["server", "lang", "placeholder", ...FILTERS];
    #stop = null;

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      this.attachShadow({ mode: "open", delegatesFocus: true }).adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      this.#stop?.();
      this.#stop = mount(this, this.shadowRoot);
    }

    disconnectedCallback() {
      this.#stop();
      this.#stop = null;
    }

    attributeChangedCallback() {
      if (this.#stop) this.connectedCallback();
    }
  }

  if (!customElements.get("zhiwen-search")) customElements.define("zhiwen-search", ZhiwenSearch);
})();
