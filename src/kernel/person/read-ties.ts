import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { Ties, type Tie } from './ties.contract.ts'

/** Whose the rows of every table are, as each capability says in the file `ties.yaml` of its folder; a mistake in one names the file. */
export function readTies(): ReadonlyMap<string, Tie> {
  const root = new URL('../../', import.meta.url)
  const files = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => new URL(`${name}/ties.yaml`, root))
    .filter((file) => existsSync(file))
  const all: unknown[] = files.map((file) => parse(readFileSync(file, 'utf8')))
  return new Map(all.flatMap((one) => Object.entries(Ties.parse(one))))
}
