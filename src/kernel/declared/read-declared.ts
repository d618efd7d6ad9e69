import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { DataKinds, Declarations, type DataKind } from './declared.contract.ts'
import { declaredIn, type Declared } from './declared.rules.ts'

const read = (place: URL): unknown => parse(readFileSync(place, 'utf8'))

// Read once: they are part of the program, and several parts of it ask.
let kinds: readonly DataKind[] | undefined
export const dataKinds = (): readonly DataKind[] =>
  (kinds ??= DataKinds.parse(read(new URL('kinds.yaml', import.meta.url))))

let declared: readonly Declared[] | undefined
/** What every capability declares of its columns, in the file `data.yaml` of its folder; a mistake in one names the file. */
export const declaredData = (): readonly Declared[] => (declared ??= readAll())
function readAll(): Declared[] {
  const root = new URL('../../', import.meta.url)
  const files = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => new URL(`${name}/data.yaml`, root))
    .filter((file) => existsSync(file))
  return declaredIn(files.map((file) => Declarations.parse(read(file))))
}
