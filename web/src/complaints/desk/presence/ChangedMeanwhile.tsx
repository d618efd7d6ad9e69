import { Button } from 'antd'
import { readTimeline } from '../../../../../src/kernel/fact/fact.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import '../desk.css'

/** The case moved while a form was open: what happened since, and the word that one has seen it. What was typed stays. */
export function ChangedMeanwhile(props: { readonly id: string; readonly since: Date; readonly onSeen: () => void }) {
  const { t, say } = useText()
  const { data } = useRoute(readTimeline, { id: props.id, limit: 500 })
  const news = (data?.rows ?? []).filter(({ at }) => new Date(at) > props.since).slice(-5)
  return (
    <div className="changed-meanwhile stack-tight" role="alert">
      <p>
        <strong>{t('desk.changed.title')}</strong>
      </p>
      <ul className="plain-list">
        {news.map((one) => (
          <li key={one.id}>
            {say(one.title)}{' '}
            <span className="quiet small">
              {one.actor.name} <When at={one.at} />
            </span>
          </li>
        ))}
      </ul>
      <p className="small">{t('desk.changed.help')}</p>
      <div>
        <Button size="small" onClick={props.onSeen}>
          {t('desk.changed.seen')}
        </Button>
      </div>
    </div>
  )
}
