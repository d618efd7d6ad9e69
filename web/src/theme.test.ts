import { expect, test } from 'vitest'
import { cssVariables, dark, light, type Shades } from './theme.ts'

const words: readonly (readonly [keyof Shades, keyof Shades])[] = [
  ...(['ink', 'ink-2', 'ink-3', 'jade', 'cinnabar', 'slate'] as const).flatMap((text) =>
    (['paper', 'surface', 'inset'] as const).map((ground) => [text, ground] as const),
  ),
  ['amber-text', 'paper'],
  ['amber-text', 'surface'],
  ['amber-text', 'inset'],
  ['amber-text', 'amber-tint'],
  ['jade', 'jade-tint'],
  ['cinnabar', 'cinnabar-tint'],
  ['slate', 'slate-tint'],
  ['on-jade', 'jade'],
  ['on-jade', 'jade-strong'],
  ['on-seal', 'seal'],
]
const edges: readonly (readonly [keyof Shades, keyof Shades])[] = [
  ['hint', 'paper'],
  ['hint', 'surface'],
  ['jade', 'inset'],
  ['amber', 'inset'],
  ['cinnabar', 'inset'],
]

test.each([
  ['light', light],
  ['dark', dark],
])('%s: all words stand out from their ground by 4.5, marks and edges by 3', (_, shades) => {
  const weak = (pairs: typeof words, least: number) =>
    pairs.filter(([text, ground]) => contrast(shades[text], shades[ground]) < least)
  expect(weak(words, 4.5)).toEqual([])
  expect(weak(edges, 3)).toEqual([])
})

test('every shade has a variable, and paper is white on paper', () => {
  const css = cssVariables()
  for (const name of Object.keys(light)) expect(css).toContain(`--${name}:`)
  expect(css).toMatch(/@media print\{.*--paper:#FFFFFF/s)
})

function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (bright + 0.05) / (dim + 0.05)
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
