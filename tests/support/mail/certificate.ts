import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate for this machine that vouches for itself, made for one test. */
export function ownCertificate() {
  const home = mkdtempSync(join(tmpdir(), 'xiaobao-certificate-'))
  const [key, cert] = [join(home, 'key.pem'), join(home, 'cert.pem')]
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1'
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const about = ['-subj', '/CN=localhost', '-addext', names, '-addext', 'basicConstraints=critical,CA:TRUE']
  execFileSync('openssl', ['req', '-x509', ...made, ...about, '-keyout', key, '-out', cert], { stdio: 'pipe' })
  return {
    key,
    cert,
    pem: readFileSync(cert, 'utf8'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
