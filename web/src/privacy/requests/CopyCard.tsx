import { Button } from 'antd'
import { openCopy, readRequest } from '../../../../src/privacy/request/request-routes.contract.ts'
import type { RequestView } from '../../../../src/privacy/request/request.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { whenWords } from '../../text/time.ts'

/** The copy that waits to be fetched: once, by whoever proves again to be the person. */
export function CopyCard({ of }: { readonly of: RequestView }) {
  const { t, language } = useText()
  const act = useAct(openCopy, { refresh: [readRequest] })
  const { copy } = of
  if (of.person !== null) return null
  if (!copy) return of.state === 'executing' ? <p className="note">{t('rights.copy.making')}</p> : null
  if (copy.state !== 'ready') return <p className="note">{t(`rights.copy.${copy.state}`)}</p>
  const fetch = async () => {
    const opened = await act.run({ id: of.id })
    if (opened) window.location.assign(opened.path)
  }
  return (
    <section className="surface stack-tight">
      <h2>{t('rights.copy.title')}</h2>
      <p>{t('rights.copy.help', { until: whenWords(copy.keepUntil, language) })}</p>
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" loading={act.busy} onClick={() => void fetch()}>
          {t('rights.copy.fetch', { kb: Math.max(1, Math.round(copy.bytes / 1024)) })}
        </Button>
      </div>
      <p className="small quiet">
        SHA-256 <span className="code rights-hash">{copy.sha256}</span>
      </p>
    </section>
  )
}
