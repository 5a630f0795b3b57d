// Chooses what to show of a long passage: the sentences around most of its highlights.

const LONG_CHARACTERS = 260;
const ENOUGH_CHARACTERS = 120;
const SENTENCE_END = /[。；！？;!?]/;

// The range of the characters to show, the whole of them where they are few.
export function excerpt(characters, highlights) {
  if (characters.length <= LONG_CHARACTERS) return [0, characters.length];
  const sentences = split(characters);
  const weights = sentences.map(([start, end]) => weight(highlights, start, end));
  let first = weights.indexOf(Math.max(...weights));
  let last = first;
  const fits = (from, to) => sentences[to][1] - sentences[from][0] <= LONG_CHARACTERS;
  while (sentences[last][1] - sentences[first][0] < ENOUGH_CHARACTERS) {
    const before = first > 0 && fits(first - 1, last) ? weights[first - 1] : -1;
    const after = last < sentences.length - 1 && fits(first, last + 1) ? weights[last + 1] : -1;
    if (before < 0 && after < 0) break;
    if (after >= before) last += 1;
    else first -= 1;
  }
  return [sentences[first][0], sentences[last][1]];
}

// Single characters light up everywhere; they are left plain where longer words matched.
export function telling(highlights) {
  const long = highlights.filter(([start, end]) => end - start > 1);
  return long.length ? long : highlights;
}

// Longer matches are rarer, so they count by more than their length.
function weight(highlights, start, end) {
  return highlights
    .filter(([from, to]) => from < end && to > start)
    .reduce((sum, [from, to]) => sum + (to - from) ** 2, 0);
}

function split(characters) {
  const ranges = [];
  let start = 0;
  characters.forEach((character, place) => {
    const closes = SENTENCE_END.test(character) || place === characters.length - 1;
    if (!closes) return;
    ranges.push([start, place + 1]);
    start = place + 1;
  });
  return ranges;
}
