// The words of the interface in each language, and which language is spoken.

const WORDS = {
  en: {
    skip: "Skip to the results",
    api: "API",
    tagline: "What does the report say, and where?",
    label: "Question or keywords, in Chinese or English",
    submit: "Search",
    hint: "Ask in Chinese or English. Every passage comes with its place in the report.",
    hint_focus: "to search",
    in_context: "In context",
    close: "Close",
    examples: "Try one of these",
    reports: "In this library",
    searching: "Searching…",
    quoted: "Best sentence",
    passages: "Passages",
    found: (count, took) => `${count} ${count === 1 ? "passage" : "passages"} in ${took} ms`,
    open: "Read in context",
    lexical: "Wording",
    dense: "Meaning",
    no_leg: "no match",
    score: (value) => `score ${value}`,
    terms: "Matched terms",
    none: "No passage found",
    none_hint: "Try other words, or ask in the other language.",
    abstained: "No answer in this library",
    not_in_corpus: "The reports here do not speak of it. The nearest passages stand below.",
    year_not_covered: "No report here covers that year.",
    no_such_figure: "The reports here do not print that figure. The nearest passages stand below.",
    refused: "This question cannot be searched",
    failed: "The server could not answer",
    away: "The server is away",
    away_hint: "Your question is kept. Check that Zhiwen is running, then try again.",
    again: "Try again",
    too_long: "The question is too long",
    too_long_hint: (count) => `It has ${count} characters; ask in at most 1,000.`,
    loading: "Loading the report…",
    gone: "This passage is not in the library any more. Search for it again.",
  },
  "zh-Hans": {
    skip: "跳到结果",
    api: "接口",
    tagline: "报告怎么说，出处在哪里？",
    label: "问题或关键词，中英文均可",
    submit: "搜索",
    hint: "中英文提问均可，每段都注明在报告中的位置。",
    hint_focus: "开始搜索",
    in_context: "原文",
    close: "关闭",
    examples: "试试这些问题",
    reports: "已收录",
    searching: "正在搜索…",
    quoted: "最相关的一句",
    passages: "相关段落",
    found: (count, took) => `${count} 段，用时 ${took} 毫秒`,
    open: "查看原文",
    lexical: "字面",
    dense: "语义",
    no_leg: "无匹配",
    score: (value) => `得分 ${value}`,
    terms: "匹配词",
    none: "没有找到相关段落",
    none_hint: "请换个说法，或换一种语言提问。",
    abstained: "收录的报告没有答案",
    not_in_corpus: "收录的报告未提及此事，以下是最接近的段落。",
    year_not_covered: "没有收录该年度的报告。",
    no_such_figure: "收录的报告没有刊载这个数字，以下是最接近的段落。",
    refused: "无法搜索这个问题",
    failed: "服务器未能作答",
    away: "连接不到服务器",
    away_hint: "问题已保留。请确认知问正在运行，然后重试。",
    again: "重试",
    too_long: "问题太长",
    too_long_hint: (count) => `共 ${count} 个字符，最多 1000 个。`,
    loading: "正在载入报告…",
    gone: "库中已没有这一段，请重新搜索。",
  },
};

export const EXAMPLES = {
  en: [
    "How many punitive damages cases in 2023?",
    "goods seized by customs for infringement",
    "How satisfied is the public with IP protection?",
    "惩罚性赔偿案件数",
  ],
  "zh-Hans": [
    "2023年惩罚性赔偿案件数",
    "海关查扣侵权货物多少批次",
    "知识产权保护社会满意度",
    "How many geographical indications were approved?",
  ],
};

const KEY = "zhiwen-language";

let spoken = remembered() ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh-Hans" : "en");

export function language() {
  return spoken;
}

export function speak(code) {
  spoken = code;
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Storage may be closed to the page; the choice then lasts as long as the page.
  }
}

export function word(name, ...values) {
  const entry = WORDS[spoken][name];
  return typeof entry === "function" ? entry(...values) : entry;
}

function remembered() {
  try {
    const code = localStorage.getItem(KEY);
    return code in WORDS ? code : null;
  } catch {
    return null;
  }
}
