// Search: fetches the index when the field is first entered, folds what is typed as the index was folded
// (pipeline/render/html/search/fold.py; the tables come with the index) and ranks. Without it the page is a list.

const pairs = s => s ? s.split("|").map(p => p.split(">")) : []
const ends = (s, vowels) => s ? s.split(" ").map(e => [e.slice(1), +e[0] || 3, e[0] == "v" ? vowels : ""]) : []
const swap = (s, ps) => ps.reduce((s, [a, b]) => s.replaceAll(a, b), s)
const once = s => s.replace(/(\p{L})\1+/gu, "$1")
const latin = w => /^[a-z]/.test(w)

export const add = (x, d) => {
  x.terms.push(...d.t.split(" "))
  for (const p of d.p.split(" ")) x.posts.push(p.split(",").map(n => parseInt(n, 36)))
}
export const open = d => {
  const x = {
    size: d.n, fold: pairs(d.f), ends: ends(d.e, d.l), stop: new Set(d.s.split(" ")), light: d.l, kin: d.k.split(" "),
    roman: pairs(d.r), typed: pairs(d.y), typedEnds: ends(d.z, d.l), terms: [], posts: []
  }
  add(x, d)
  x.strong = x.terms.length
  return x
}
export const words = (x, s) => once(swap(
  s.normalize("NFC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u00ad\u200b-\u200f\ufeff]/g, "")
    .normalize("NFC"), x.fold)).match(/[\p{L}\p{M}\p{N}]+/gu) || []
export const stem = (w, es) => {
  if (/^\d/.test(w)) return w
  for (const [e, least, vowels] of es) {
    const rest = w.slice(0, -e.length)
    if (rest.length >= least && w.endsWith(e) && (!vowels || vowels.includes(rest.at(-1)))) return stem(rest, es)
  }
  return w
}
export const roman = (x, t) => once(swap(t, x.roman))
export const typed = (x, w) => once(swap(w, x.typed))

// The weight of faults between two words; more than `most` is Infinity. Vowels weigh half as much as consonants.
const far = (x, a, b, most) => {
  const light = c => x.light.includes(c), loss = c => light(c) ? 1 : 2
  if (a[0] != b[0] && !(light(a[0]) && light(b[0])) || Math.abs(a.length - b.length) > most) return Infinity
  const rows = [[0]]
  for (let j = 1; j <= b.length; j++) rows[0][j] = rows[0][j - 1] + loss(b[j - 1])
  for (let i = 1; i <= a.length; i++) {
    const row = rows[i] = [rows[i - 1][0] + loss(a[i - 1])]
    for (let j = 1; j <= b.length; j++) {
      const c = a[i - 1], d = b[j - 1]
      const swapped = light(c) && light(d) || x.kin.some(k => k.includes(c) && k.includes(d)) ? 1 : 2
      row[j] = Math.min(rows[i - 1][j] + loss(c), row[j - 1] + loss(d), rows[i - 1][j - 1] + (c == d ? 0 : swapped))
      if (i > 1 && j > 1 && c == b[j - 2] && d == a[i - 2]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[a.length][b.length]
}
const allowed = n => n < 4 ? 0 : n < 6 ? 1 : n < 8 ? 2 : n < 11 ? 3 : 4

// The terms that a word is put together from; none, when some part of it is no term.
const apart = (x, w) => {
  for (let i = w.length; i > 1; i--) {
    const t = x.terms.indexOf(stem(w.slice(0, i), x.ends))
    if (t < 0 || t >= x.strong) continue
    if (i == w.length) return [t]
    const rest = apart(x, w.slice(i))
    if (rest.length) return [t, ...rest]
  }
  return []
}

const WEIGHTS = [9, 6, 4, 3, 2, 1]
// Which pages have a word, and how well: in the title (9) to once in the text (1).
const look = (x, w) => {
  const best = new Map, s = stem(w, x.ends), number = /^\d/.test(w)
  const put = (i, q) => x.posts[i].forEach(n => {
    const d = n / 6 | 0
    best.set(d, Math.max(best.get(d) || 0, WEIGHTS[n % 6] * q))
  })
  const exact = t => t == s || t == w
  x.terms.forEach((t, i) => exact(t) && put(i, 1))
  const found = best.size
  if (!number && (!found || w.length > 2)) x.terms.forEach((t, i) =>
    !exact(t) && (t.startsWith(w) || s.length > 3 && t.startsWith(s)) && put(i, .6))
  const key = latin(w) && !found && x.roman.length ? typed(x, w) : "", root = stem(key, x.typedEnds)
  if (key) {
    x.keys = x.terms.map((t, i) => x.keys?.[i] ?? (latin(t) ? "" : roman(x, t)))
    x.keys.forEach((k, i) => k == key || k == root ? put(i, .9) : root.length > 2 && k.startsWith(root) && put(i, .5))
  }
  best.sure = best.size
  if (!best.size && !number) x.terms.forEach((t, i) => {
    for (const [a, b] of [[s, t], [w, t], ...key ? [[key, x.keys[i]], [root, x.keys[i]]] : []]) {
      const n = Math.max(a.length, b.length), most = i < x.strong || n > 5 ? allowed(n) : 0
      const faults = most && b ? far(x, a, b, most) : Infinity
      if (faults <= most) put(i, .5 - faults / 20)
    }
  })
  // Several words written as one, each of them in titles, headings or summaries.
  const parts = best.size ? [] : apart(x, w).map(i => new Set(x.posts[i].map(n => n / 6 | 0)))
  if (parts.length) for (const d of parts[0]) if (parts.every(p => p.has(d))) best.set(d, WEIGHTS[2])
  return best
}

// The numbers of the pages that answer a query, best first: all words before most words.
export const find = (x, query) => {
  const all = words(x, query), told = all.filter(w => !x.stop.has(w)), ws = [...new Set(told.length ? told : all)]
  const pages = new Map
  for (const w of ws) {
    const hits = look(x, w), telling = hits.sure && (x.size < 10 || hits.size * 3 <= x.size)
    for (const [d, q] of hits) {
      const p = pages.get(d) || { d, count: 0, score: 0, named: 0 }
      p.count++
      p.score += q * Math.log(1 + x.size / hits.size)
      p.named ||= telling && q > 1.9
      pages.set(d, p)
    }
  }
  // Most words: more than half, or half where one of them matters to the page and not to every third one.
  return [...pages.values()].filter(p => p.count * 2 > ws.length || p.count * 2 == ws.length && p.named)
    .sort((a, b) => b.count - a.count || b.score - a.score || a.d - b.d).map(p => p.d)
}

const start = form => {
  const get = id => document.getElementById(id), list = get("_all"), found = get("_found"), other = get("_other")
  const input = form.q, status = get("_status"), says = form.dataset, items = [...list.querySelectorAll("li")]
  const fetched = path => fetch(path).then(r => r.ok ? r.json() : Promise.reject(r))
  let index, loading, told
  const load = () => loading ||= fetched(says.index).then(d => {
    index = open(d)
    show()
    return fetched(says.text).then(d => { if (d.t && says.index.endsWith(d.of)) add(index, d), show() }, () => {})
  }, () => { loading = 0 })
  const tell = (id, count) => {
    if (told == id + count) return
    told = id + count
    status.replaceChildren(...id ? [get(id).content.cloneNode(true)] : [])
    status.querySelector("b")?.append(String(count).replace(/\d/g, d => says.digits[d]))
  }
  const show = () => {
    const query = input.value.trim(), asked = [...query].length > 1
    if (asked && !index) return load()
    const hits = asked ? find(index, query) : [], some = hits.length > 0
    found.replaceChildren(...hits.map(d => items[d].cloneNode(true)))
    found.hidden = !some
    list.hidden = some
    tell(some ? "_some" : asked ? "_none" : "", hits.length)
    if (other) {
      other.hidden = !asked || some
      for (const a of other.querySelectorAll("a")) a.search = "?q=" + encodeURIComponent(query)
    }
    history.replaceState(0, "", asked ? "?q=" + encodeURIComponent(query) : location.pathname)
  }
  input.addEventListener("focus", load)
  input.addEventListener("input", show)
  form.addEventListener("submit", e => { e.preventDefault(); show() })
  input.value ||= new URLSearchParams(location.search).get("q") || ""
  if (input.value) show()
}
if (globalThis.document) start(document.querySelector("form[role=search]"))
