import { useText } from '../text/text.ts'
import './admin.css'

export function BackupPlace(props: {
  readonly where: string
  readonly recipients: readonly string[]
  readonly days: number
  readonly keyDays: number
}) {
  const { t } = useText()
  return (
    <section>
      <h2>{t('backups.place')}</h2>
      <dl className="backup-place">
        <dt>{t('backups.where')}</dt>
        <dd className="code">{props.where}</dd>
        <dt>{t('backups.recipients')}</dt>
        {props.recipients.map((recipient) => (
          <dd key={recipient} className="code">
            {recipient}
          </dd>
        ))}
        <dt>{t('backups.kept')}</dt>
        <dd>{t('backups.keptDays', { n: props.days, k: props.keyDays })}</dd>
      </dl>
    </section>
  )
}

/** What to do, in words that can be copied. */
export function BackupSetUp() {
  const { t } = useText()
  return (
    <section className="note note-risk backup-set-up">
      <h2>{t('backups.setUp.title')}</h2>
      <p>{t('backups.setUp.lead')}</p>
      <ol>
        <li>
          {t('backups.setUp.one')}
          <pre>npm run xiaobao -- backup key</pre>
        </li>
        <li>
          {t('backups.setUp.two')}
          <pre>XIAOBAO_BACKUP_RECIPIENTS=age1…,age1…</pre>
        </li>
        <li>
          {t('backups.setUp.three')}
          <pre>XIAOBAO_BACKUP_FOLDER=/mnt/backup/xiaobao</pre>
        </li>
      </ol>
      <p>{t('backups.setUp.apart')}</p>
    </section>
  )
}
