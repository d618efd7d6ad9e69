import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SettingsError, type Settings } from './settings.ts'

/** The authority that vouches for the mail servers of this house; null: those that Node knows. A file that is none ends the start. */
export function mailAuthority({ XIAOBAO_MAIL_CA: file }: Settings): string | null {
  if (file === null) return null
  try {
    const pem = readFileSync(file, 'utf8')
    // Read here, so that a wrong file is told at the start and not with the first letter.
    if (new X509Certificate(pem).ca) return pem
  } catch {
    // Said below, by name.
  }
  throw new SettingsError([
    'XIAOBAO_MAIL_CA cannot be read, or holds no certificate of an authority; allowed: a PEM file.',
  ])
}
