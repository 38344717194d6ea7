// The search page of a site without a server. Pages from a disk may not read files, but they may run scripts: so every
// piece of search data is a script that hands itself over. docs/site.md says how the pieces look.
'use strict'

const annals = (() => {
  const perPage = 20
  const mostFiles = 10
  const waiting = new Map()
  const arrived = new Map()
  const digits = new Int8Array(128).fill(-1)
  let meta, days, folding, missing = 0, next = 0
  for (let code = 35; code < 127; code++) if (code !== 39 && code !== 92) digits[code] = next++

  // Numbers: half of the 90 digits end one, half say that it goes on.
  class Reader {
    constructor (text) { this.text = text; this.at = 0 }
    get done () { return this.at >= this.text.length }
    number () {
      let sum = 0
      let factor = 1
      for (;;) {
        const digit = digits[this.text.charCodeAt(this.at++)]
        if (digit < 45) return sum + digit * factor
        sum += digit * factor
        factor *= 45
      }
    }

    gaps (count) {
      const rows = new Array(count)
      let row = 0
      for (let i = 0; i < count; i++) rows[i] = row += this.number() + 1
      return rows
    }

    bits (count) {
      const rows = []
      const end = this.number() + this.at
      for (let row = 1; this.at < end; row += 6) {
        const bits = digits[this.text.charCodeAt(this.at++)]
        for (let bit = 0; bit < 6; bit++) if (bits & (1 << bit)) rows.push(row + bit)
      }
      return rows.length === count ? rows : []
    }

    entry () {
      const head = this.number()
      const rows = head & 1 ? this.bits(head >>> 2) : this.gaps(head >>> 2)
      return { rows, titles: head & 2 ? this.gaps(this.number()) : [] }
    }

    word () {
      const end = this.text.indexOf('!', this.at)
      const word = this.text.slice(this.at, end)
      this.at = end + 1
      return word
    }
  }

  function load (path) {
    return new Promise(resolve => {
      const script = document.createElement('script')
      script.src = path
      script.onload = resolve
      script.onerror = () => { missing++; resolve() }
      document.head.append(script)
    })
  }

  async function piece (name, path) {
    if (!waiting.has(name)) waiting.set(name, load(path + '?' + meta.version))
    await waiting.get(name)
    return arrived.get(name)
  }

  // The last file whose first key is not behind the one wanted.
  function fileOf (firsts, key) {
    let low = -1
    let high = firsts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (firsts[middle] <= key) low = middle; else high = middle
    }
    return low
  }

  async function entryIn (set, folder, key) {
    const isWord = typeof key === 'string'
    const file = fileOf(isWord ? set.words : set.grams, key)
    if (file < 0) return null
    const number = isWord ? set.grams.length + file : file
    const text = await piece(folder + number, 'search/' + folder + '/' + number + '.js')
    if (text === undefined) return null
    const reader = new Reader(text)
    let at = isWord ? '' : set.grams[file]
    while (!reader.done) {
      if (isWord) at = reader.word(); else at += reader.number()
      const entry = reader.entry()
      if (at === key) return entry
      if (at > key) return null
    }
    return null
  }

  async function find (key) {
    const [whole, recent] = await Promise.all([entryIn(meta.whole, 'b', key), entryIn(meta.recent, 'n', key)])
    if (!whole || !recent) return whole || recent || { rows: [], titles: [] }
    return { rows: union(whole.rows, recent.rows), titles: union(whole.titles, recent.titles) }
  }

  const union = (a, b) => [...new Set([...a, ...b])].sort((x, y) => x - y)

  const isGram = unit => /[\u0e01-\u0eff\u1000-\u109f\u1780-\u17dd\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318c\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\uac00-\ud7ff\ud800-\udfff\uf900-\ufaff\uff66-\uff9d]/.test(unit)
  const isLetter = unit => /[\p{L}\p{Nd}\p{Mn}\p{Mc}]/u.test(unit)

  function fold (text) {
    let folded = ''
    for (let i = 0; i < text.length; i++) {
      const unit = text[i]
      folded += unit < '\x80' ? unit.toLowerCase() : folding.get(unit) || unit
    }
    return folded
  }

  function runsOf (text) {
    const runs = []
    let run = ''
    for (const unit of text.split('').concat(' ')) {
      if (isGram(unit) || isLetter(unit)) run += unit
      else if (run) { runs.push(run); run = '' }
    }
    return runs
  }

  // What the index files a text under (Annals.Language.Tokens.Tokenizer).
  function keysOf (text) {
    const keys = []
    for (const run of runsOf(text)) {
      const units = run.split('')
      if (!units.some(isGram)) keys.push(wordKey(run))
      else if (units.length === 1) keys.push(units[0].charCodeAt(0))
      else for (let i = 0; i + 1 < units.length; i++) keys.push(units[i].charCodeAt(0) * 65536 + units[i + 1].charCodeAt(0))
    }
    return keys
  }

  function wordKey (word) {
    word = stem(word.slice(0, 64))
    return word.length <= 11 && /^[0-9a-z]*$/.test(word) ? word : '~' + hash(word)
  }

  function stem (word) {
    if (word.length < 4 || !word.endsWith('s') || /[^\0-\x7f]/.test(word) || word === 'news') return word
    if (word.endsWith('ies') && !'ea'.includes(word[word.length - 4])) return word.slice(0, -3) + 'y'
    return 'sui'.includes(word[word.length - 2]) ? word : word.slice(0, -1)
  }

  // SHA-256 (FIPS 180-4); the browser's own is not there for pages that came without https.
  function hash (word) {
    const bytes = []
    for (let i = 0; i < word.length; i++) bytes.push(word.charCodeAt(i) & 255, word.charCodeAt(i) >> 8)
    const length = bytes.length * 8
    bytes.push(128)
    while (bytes.length % 64 !== 56) bytes.push(0)
    bytes.push(0, 0, 0, 0, 0, 0, length >> 8, length & 255)
    const root = (n, power) => { const r = Math.pow(n, power); return Math.floor((r - Math.floor(r)) * 4294967296) | 0 }
    const primes = []
    for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n)
    const state = primes.slice(0, 8).map(p => root(p, 1 / 2))
    const turn = (x, n) => (x >>> n) | (x << (32 - n))
    for (let block = 0; block < bytes.length; block += 64) {
      const w = []
      for (let i = 0; i < 64; i++) {
        w[i] = i < 16
          ? (bytes[block + 4 * i] << 24) | (bytes[block + 4 * i + 1] << 16) | (bytes[block + 4 * i + 2] << 8) | bytes[block + 4 * i + 3]
          : (w[i - 16] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3)) + w[i - 7] + (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10))) | 0
      }
      let [a, b, c, d, e, f, g, h] = state
      for (let i = 0; i < 64; i++) {
        const t = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + root(primes[i], 1 / 3) + w[i]) | 0
        const s = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + t) | 0, c, b, a, (t + s) | 0]
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = (state[i] + value) | 0 })
    }
    let key = 0n
    for (let i = 7; i >= 0; i--) key = (key << 8n) | BigInt((state[i >> 2] >>> (24 - 8 * (i & 3))) & 255)
    return (key >> 2n).toString(16).padStart(16, '0')
  }

  // Of a long row of characters every other pair: together they hold all of it.
  function fewer (keys) {
    if (keys.length <= mostFiles) return keys
    const some = keys.filter((_, i) => i % 2 === 0 || i === keys.length - 1)
    return some.length <= mostFiles ? some : some.slice(0, mostFiles)
  }

  function termsOf (query) {
    const terms = []
    for (const part of query.replace(/[“”„«»]/g, '"').match(/-?"[^"]*"?|\S+/g) || []) {
      const isOut = part.length > 1 && part[0] === '-'
      const text = fold((isOut ? part.slice(1) : part).replace(/"/g, ''))
      const keys = fewer(keysOf(text))
      if (keys.length) terms.push({ text, keys, isOut })
    }
    return terms
  }

  async function search (form) {
    const terms = termsOf(form.get('q') || '')
    const outlet = meta.outlets.find(one => one[0] === form.get('outlet'))
    const hits = new Map()
    let rows = outlet ? rowsOf(outlet) : null
    const inTitle = new Map()
    const found = await Promise.all(terms.map(term => Promise.all(term.keys.map(find))))
    terms.forEach((term, i) => {
      const all = meet(found[i].map(entry => entry.rows))
      if (term.isOut) return
      rows = rows === null ? all : meet([rows, all])
      for (const row of meet(found[i].map(entry => entry.titles))) inTitle.set(row, (inTitle.get(row) || 0) + 1)
    })
    terms.forEach((term, i) => {
      if (!term.isOut || rows === null) return
      const out = new Set(meet(found[i].map(entry => entry.rows)))
      rows = rows.filter(row => !out.has(row))
    })
    rows = rows || []
    const [from, to] = ['from', 'to'].map(name => Date.parse(form.get(name) || '') / 864e5)
    rows = rows.filter(row => !(days[row] < from) && !(days[row] > to))
    const byDate = form.get('sort') === 'date'
    rows.sort((a, b) => (byDate ? 0 : (inTitle.get(b) || 0) - (inTitle.get(a) || 0)) || days[b] - days[a] || b - a)
    return { rows, terms, hits }
  }

  function meet (lists) {
    lists.sort((a, b) => a.length - b.length)
    return lists.slice(1).reduce((all, list) => { const set = new Set(list); return all.filter(row => set.has(row)) }, lists[0] || [])
  }

  function rowsOf (outlet) {
    const reader = new Reader(outlet[2])
    const rows = []
    for (let row = 0; !reader.done;) rows.push(row += reader.number() + 1)
    return rows
  }

  function element (name, properties, ...content) {
    const node = Object.assign(document.createElement(name), properties)
    node.append(...content)
    return node
  }

  // Folding keeps every character in its place.
  function marked (text, terms) {
    const folded = fold(text)
    const marks = new Uint8Array(text.length)
    for (const term of terms) {
      if (term.isOut) continue
      for (const part of [term.text.trim(), ...runsOf(term.text)]) {
        for (let at = folded.indexOf(part); part && at >= 0; at = folded.indexOf(part, at + 1)) marks.fill(1, at, at + part.length)
      }
    }
    const parts = []
    for (let at = 0; at < text.length;) {
      let end = at
      while (end < text.length && marks[end] === marks[at]) end++
      parts.push(marks[at] ? element('mark', {}, text.slice(at, end)) : text.slice(at, end))
      at = end
    }
    return parts
  }

  async function hit (row, terms) {
    const block = await piece('d' + Math.floor((row - 1) / meta.block), 'search/d/' + Math.floor((row - 1) / meta.block) + '.js')
    const article = block && block[row]
    if (!article) return ''
    const [id, outlet, seconds, lang, title, excerpt] = article
    const time = new Date(seconds * 1000)
    const iso = time.toISOString()
    const when = document.documentElement.lang.startsWith('zh')
      ? time.getUTCFullYear() + '年' + (time.getUTCMonth() + 1) + '月' + time.getUTCDate() + '日 ' + iso.slice(11, 16)
      : time.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }) + ' ' + iso.slice(11, 16)
    return element('li', { className: 'hit' },
      element('h2', {}, element('a', { href: 'a/' + id[0] + '/' + id + '.html', lang }, ...marked(title, terms))),
      element('p', { className: 'snippet', lang }, ...marked(excerpt, terms)),
      element('p', { className: 'from' }, element('a', { className: 'outlet', href: meta.outlets[outlet][1] }, meta.outlets[outlet][0]), ' ', element('time', { dateTime: iso }, when)))
  }

  async function show (answer, result) {
    const say = answer.dataset
    const count = result.rows.length
    if (!count) {
      const text = result.terms.length || result.isLimited ? say.nothing.replace('{q}', result.query) : say.nothingToLookFor
      answer.replaceChildren(element('div', { className: 'notice', role: 'status' }, element('p', {}, text)))
      return
    }
    const list = element('ol', {})
    const more = element('button', { type: 'button' }, say.more)
    let shown = 0
    const add = async () => {
      const rows = result.rows.slice(shown, shown += perPage)
      list.append(...await Promise.all(rows.map(row => hit(row, result.terms))))
      more.hidden = shown >= count
    }
    more.onclick = add
    await add()
    const note = missing ? [element('p', { className: 'banner', role: 'note' }, say.missing)] : []
    answer.replaceChildren(...note, element('section', { className: 'hits', ariaLabel: say.results },
      element('p', { className: 'count', role: 'status' }, (count === 1 ? say.foundOne : say.found).replace('{n}', count.toLocaleString('en-US'))), list, more))
  }

  async function start () {
    const answer = document.getElementById('answer')
    const form = document.querySelector('form.query')
    const asked = new URLSearchParams(location.search)
    for (const outlet of meta.outlets.slice().sort((a, b) => b[2].length - a[2].length)) form.elements.outlet.append(new Option(outlet[0]))
    for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value
    if (![...asked.values()].some(value => value)) return
    answer.replaceChildren(element('p', { className: 'quiet help' }, answer.dataset.searching))
    await load('search/fold.js')
    const result = await search(asked)
    result.query = asked.get('q') || ''
    result.isLimited = asked.get('outlet')
    await show(answer, result)
    answer.dataset.ready = Math.round(performance.now())
  }

  function keysFrom (gaps) {
    let key = 0
    return gaps.map(gap => (key += gap))
  }

  return {
    meta (data) {
      meta = data
      meta.whole = { grams: keysFrom(data.whole[0]), words: data.whole[1] }
      meta.recent = { grams: keysFrom(data.recent[0]), words: data.recent[1] }
      days = new Int32Array(data.rows + 1)
      const reader = new Reader(data.days)
      for (let row = 1, day = 0; !reader.done;) {
        const change = reader.number()
        day += (change >>> 1) ^ -(change & 1)
        const end = row + reader.number()
        days.fill(day, row, end)
        row = end
      }
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start()
    },
    fold (from, to) { folding = new Map(from.split('').map((unit, i) => [unit, to[i]])) },
    shard (name, text) { arrived.set(name, text) },
    docs (number, block) { arrived.set('d' + number, block) }
  }
})()
