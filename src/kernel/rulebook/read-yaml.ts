import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'

/** Something wrong in a data file, said so that a legal officer can go straight to it. */
export type Problem = { readonly file: string; readonly line: number; readonly reason: string }
/** A checked entry and the place it was read from. */
export type Placed<T> = {
  readonly entry: T
  readonly file: string
  readonly line: number
  /** The line of a part of it, `off.0.to`. */
  readonly lineOf: (path: string) => number
}
export type TextFile = { readonly name: string; readonly text: string }

type Path = readonly (string | number)[]
const problemLimit = 200

/** One YAML file that holds a list of entries of one shape: the entries that are right, every problem of the others, all ids named. */
export type ReadList<T> = {
  readonly entries: readonly Placed<T>[]
  readonly problems: readonly Problem[]
  /** Ids of broken entries too, so that a reference to one is not reported as dangling. */
  readonly ids: readonly string[]
}
export type ReadOptions = {
  /** The file may also hold one entry without the dash of a list. */
  readonly orOne?: boolean
  /** Words of the mistakes in another language than English. */
  readonly error?: z.core.$ZodErrorMap
}
export function readList<T>(file: TextFile, shape: z.ZodType<T>, options: ReadOptions = {}): ReadList<T> {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const say = (line: number, reason: string): Problem => ({ file: file.name, line, reason })
  if (document.errors.length > 0)
    return { ids: [], entries: [], problems: document.errors.map((error) => say(at(error.pos[0]), error.message)) }
  const raw = plainValue(document)
  if (raw instanceof ReferenceError) return { ids: [], entries: [], problems: [say(1, raw.message)] }
  if (raw === null) return { ids: [], entries: [], problems: [] }
  if (!Array.isArray(raw) && !(options.orOne && isRecord(raw)))
    return {
      ids: [],
      entries: [],
      problems: [say(1, 'the file must hold a list of entries (lines that begin with "- ")')],
    }

  const entries: Placed<T>[] = []
  const problems: Problem[] = []
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  for (const [index, value] of list.entries()) {
    const result = shape.safeParse(value, options.error && { error: options.error })
    const lineOf = (path: Path) => at(offsetOf(document, list === raw ? [index, ...path] : path))
    if (result.success) entries.push(placedAt(result.data, file.name, lineOf))
    else for (const issue of result.error.issues) problems.push(say(lineOf(pathOf(issue)), sentenceOf(value, issue)))
    if (problems.length >= problemLimit) break
  }
  return { entries, problems, ids: list.flatMap((value) => idOf(value) ?? []) }
}

/** The parser reports everything else beforehand; an alias without its anchor, or too many of them, only here. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (error instanceof ReferenceError) return error
    throw error
  }
}

const placedAt = <T>(entry: T, file: string, lineOf: (path: Path) => number): Placed<T> => ({
  entry,
  file,
  line: lineOf([]),
  lineOf: (path) => lineOf(path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))),
})

type Issue = z.core.$ZodIssue
/** An unknown key is reported at its own line, not at the top of its entry. */
function pathOf(issue: Issue): Path {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  return issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined ? [...path, issue.keys[0]] : path
}

function sentenceOf(value: unknown, issue: Issue): string {
  const id = idOf(value)
  const name = id === undefined ? '' : `${id}: `
  const field = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  const hint =
    issue.code === 'unrecognized_keys' && issue.keys.every((key) => valueAt(value, [...issue.path, key]) === null)
      ? commaHint
      : ''
  return `${name}${field}${issue.message}${hint}`
}
/** The commonest slip: in `{ zh: …, en: a, b }` the second comma begins a new field. */
const commaHint = ' (words with a comma inside { } need quotes: en: "a, b")'

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, step) => (isRecord(inner) ? inner[String(step)] : undefined), value)
const idOf = (value: unknown) => (isRecord(value) && typeof value['id'] === 'string' ? value['id'] : undefined)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Where the value of a path begins; a missing one is reported where its parent begins. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isNode(item.key) && item.key.toString() === String(key))
      : undefined
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
