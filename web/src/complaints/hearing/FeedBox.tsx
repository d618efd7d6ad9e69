import { Button } from 'antd'
import { useState } from 'react'
import { endFeed, openFeed, readFeed } from '../../../../src/complaints/hearing/calendar.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { SecretDialog } from '../../parts/Secret.tsx'
import { whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

/** The address for a calendar program: made, shown once, ended. */
export function FeedBox() {
  const { t, language } = useText()
  const { data } = useRoute(readFeed, {})
  const [address, setAddress] = useState<string | null>(null)
  const refresh = [readFeed]
  const open = useAct(openFeed, { refresh, done: (made) => setAddress(made.address ?? null) })
  const end = useAct(endFeed, { refresh })
  const problem = open.problem ?? end.problem
  return (
    <section className="surface stack-tight no-print">
      <h2>{t('hearing.feed.title')}</h2>
      <p className="quiet">{t('hearing.feed.help')}</p>
      {data?.since && <p>{t('hearing.feed.since', { when: whenWords(data.since, language) })}</p>}
      {problem && <Problem problem={problem} />}
      <div className="actions">
        <Button loading={open.busy} onClick={() => void open.run({})}>
          {t(data?.since ? 'hearing.feed.again' : 'hearing.feed.make')}
        </Button>
        {data?.since && (
          <Button loading={end.busy} onClick={() => void end.run({})}>
            {t('hearing.feed.end')}
          </Button>
        )}
      </div>
      {address && (
        <SecretDialog
          title={t('hearing.feed.title')}
          help={t('hearing.feed.once')}
          secret={`${globalThis.location.origin}${address}`}
          done={t('hearing.feed.done')}
          onDone={() => setAddress(null)}
        />
      )}
    </section>
  )
}
