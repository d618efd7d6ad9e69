import { Button, Input } from 'antd'
import { useState } from 'react'
import { listConnections, saveConnection } from '../../../src/marketplace/command.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'

/** Where each marketplace takes its commands. The signing secret is shown once. */
export function Connections() {
  const { t } = useText()
  const list = useRoute(listConnections, {})
  const [source, setSource] = useState('')
  const [commandUrl, setUrl] = useState('')
  const [secret, setSecret] = useState<string | null>(null)
  const save = useAct(saveConnection, {
    refresh: [listConnections],
    done: (saved) => {
      setSecret(saved.secret)
      setSource('')
      setUrl('')
    },
  })
  return (
    <section className="surface stack">
      <h2>{t('marketplace.commands.connections')}</h2>
      {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
      {list.data?.rows.length === 0 && <p className="quiet">{t('marketplace.commands.noConnections')}</p>}
      <ul className="stack-tight">
        {list.data?.rows.map((row) => (
          <li key={row.source} className="row row-apart">
            <strong>{row.source}</strong>
            <span className="quiet code">
              {row.simulated
                ? t('marketplace.commands.simulated')
                : (row.commandUrl ?? t('marketplace.commands.noAddress'))}
            </span>
          </li>
        ))}
      </ul>
      <form
        className="import-grid"
        onSubmit={(event) => {
          event.preventDefault()
          void save.run({ source: source.trim(), commandUrl: commandUrl.trim() || null })
        }}
      >
        <Field name="source" label={t('marketplace.imports.source')} problem={save.problem}>
          {(control) => (
            <Input {...control} value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
          )}
        </Field>
        <Field name="commandUrl" label={t('marketplace.commands.address')} problem={save.problem}>
          {(control) => (
            <Input
              {...control}
              type="url"
              value={commandUrl}
              maxLength={500}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <div className="field">
          <Button htmlType="submit" disabled={source.trim() === ''} loading={save.busy}>
            {t('marketplace.commands.saveAddress')}
          </Button>
        </div>
      </form>
      {save.problem && <Problem problem={save.problem} />}
      {secret && <p className="inset code">{t('marketplace.commands.secretOnce', { secret })}</p>}
    </section>
  )
}
