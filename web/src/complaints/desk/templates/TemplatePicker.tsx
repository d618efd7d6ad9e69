import { Select } from 'antd'
import { useState } from 'react'
import { fillTemplateFor, listUsableFor } from '../../../../../src/complaints/desk/templates/use.contract.ts'
import type { TemplateLanguage } from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { useAct, useRoute } from '../../../api/hooks.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { useSession } from '../../../shell/session.ts'
import { useText } from '../../../text/text.ts'

type Props = {
  /** What is written about, and as whom: a case, a chat, a letter, an after-sales request. */
  readonly of: { readonly id: string; readonly viewer: string }
  readonly onInsert: (text: string) => void
}

/** A reply of the list, with its gaps filled, put behind what is written already. Nothing is sent by it. */
export function TemplatePicker({ of, onInsert }: Props) {
  const { t } = useText()
  const { me } = useSession()
  const writes = me?.roles.some((role) => role === 'agent' || role === 'admin' || role === 'merchant') ?? false
  const may = writes && (of.viewer === 'platform' || of.viewer === 'merchant')
  const { data } = useRoute(listUsableFor, { id: of.id }, { enabled: may })
  const [language, setLanguage] = useState<TemplateLanguage | null>(null)
  const [missing, setMissing] = useState<readonly string[]>([])
  const act = useAct(fillTemplateFor, { refresh: [] })
  const replies = (data?.rows ?? []).filter(({ kind }) => kind === 'reply')
  if (!data || replies.length === 0) return null
  const spoken = language ?? data.language
  const insert = async (template: string) => {
    const filled = await act.run({ id: of.id, template, language: spoken })
    if (!filled) return
    setMissing(filled.missing)
    onInsert(filled.text)
  }
  return (
    <div className="stack-tight">
      <div className="row">
        <Select
          size="small"
          aria-label={t('templates.insert')}
          placeholder={t('templates.insert')}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          loading={act.busy}
          onChange={(id: string | null) => void (id && insert(id))}
          options={replies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {of.viewer === 'platform' && (
          <Select
            size="small"
            aria-label={t('templates.language')}
            value={spoken}
            onChange={setLanguage}
            options={[
              { value: 'zh', label: t('roster.language.zh') },
              { value: 'en', label: t('roster.language.en') },
            ]}
          />
        )}
      </div>
      {missing.length > 0 && <p className="small presence-typing">{t('templates.missing', { n: missing.length })}</p>}
      {act.problem && <Problem problem={act.problem} />}
    </div>
  )
}
