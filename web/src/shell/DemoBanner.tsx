import { useText } from '../text/text.ts'
import { useSession } from './session.ts'

/** Nobody may take invented data for real. */
export function DemoBanner() {
  const { t } = useText()
  const { installation } = useSession()
  return installation.kind === 'demo' ? <aside className="demo-banner no-print">{t('shell.demo')}</aside> : null
}
