import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { DataKinds, Declarations, type DataKind } from './declared.contract.ts'
import { declaredIn, type Declared } from './declared.rules.ts'

const read = (place: URL): unknown => parse(readFileSync(place, 'utf8'))

export const dataKinds = (): DataKind[] => DataKinds.parse(read(new URL('kinds.yaml', import.meta.url)))

/** What every capability declares of its columns, in the file `data.yaml` of its folder; a mistake in one names the file. */
export function declaredData(): Declared[] {
  const root = new URL('../../', import.meta.url)
  const files = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => new URL(`${name}/data.yaml`, root))
    .filter((file) => existsSync(file))
  return declaredIn(files.map((file) => Declarations.parse(read(file))))
}
