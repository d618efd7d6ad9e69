import { expect, test } from 'vitest'
import { readManifest } from './assets.ts'

const linksTo = readManifest(
  JSON.stringify({
    'index.html': { file: 'assets/index.js', css: ['assets/index.css'], imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared.js', css: ['assets/shared.css'] },
    '_table.js': { file: 'assets/table.js', css: ['assets/table.css'], imports: ['_shared.js', 'src/rules/Rules.tsx'] },
    'src/rules/Rules.tsx': { file: 'assets/Rules.js', css: ['assets/rules.css'], imports: ['_table.js'] },
  }),
)

test('a page links its styles and those of what it is made of, its own last, and no file that every page has', () => {
  expect(linksTo(['src/rules/Rules.tsx'])).toBe(
    '<link rel="stylesheet" crossorigin href="/assets/table.css">' +
      '<link rel="stylesheet" crossorigin href="/assets/rules.css">' +
      '<link rel="modulepreload" crossorigin href="/assets/table.js">' +
      '<link rel="modulepreload" crossorigin href="/assets/Rules.js">',
  )
})

test('a source that became no file of its own needs no link', () => {
  expect(linksTo(['src/rules/None.tsx'])).toBe('')
})
