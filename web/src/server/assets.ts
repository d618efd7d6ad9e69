import { z } from 'zod'

const Chunk = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
})
const Manifest = z.record(z.string(), Chunk)

/** What Vite writes about the files of the browser: which source became which file, and what it needs. */
export function readManifest(text: string) {
  const chunks = Manifest.parse(JSON.parse(text))
  const entry = withImports(chunks, ['index.html'])
  /** Links to the files of these sources beyond those that every page begins with: styles now, scripts soon. */
  return (sources: readonly string[]): string => {
    const known = new Set(entry)
    const needed = withImports(chunks, sources).filter((name) => !known.has(name))
    const css = new Set(needed.flatMap((name) => chunks[name]?.css ?? []))
    return [
      ...[...css].map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
      ...needed.map((name) => `<link rel="modulepreload" crossorigin href="/${chunks[name]?.file}">`),
    ].join('')
  }
}

/** Each after what it imports, so that its styles stand last. */
function withImports(chunks: z.infer<typeof Manifest>, names: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const visiting = new Set<string>()
  const visit = (name: string): void => {
    const chunk = chunks[name]
    if (!chunk || visiting.has(name)) return
    visiting.add(name)
    for (const next of chunk.imports) visit(next)
    found.add(name)
  }
  for (const name of names) visit(name)
  return [...found]
}
