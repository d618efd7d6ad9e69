import { useEffect, useRef } from 'react'
import { readAssistant } from '../../../../src/complaints/assistant/assistant.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'

type Props = {
  readonly of: CaseView
  /** The draft that the text began as; empty when none. */
  readonly current: string
  readonly onInsert: (text: string, draft: string) => void
}

/** Puts the draft that was asked for behind what is written already, once. Nothing is sent by it. */
export function FromDraft({ of, current, onInsert }: Props) {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const wanted = query['draft']
  const { data } = useRoute(readAssistant, { id: of.id }, { enabled: of.viewer === 'platform' && wanted !== undefined })
  const draft = data?.drafts.find(({ id, fate }) => id === wanted && fate === null)
  const inserted = useRef('')
  useEffect(() => {
    if (!draft || draft.text === null || inserted.current === draft.id) return
    inserted.current = draft.id
    onInsert(draft.text, draft.id)
    setQuery({ draft: undefined, step: undefined })
    // Once per draft, whatever else is drawn anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [draft])
  return current === '' ? null : <p className="note note-risk">{t('assistant.from')}</p>
}
