import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { longestMessage, sendMessage, type ChatView } from '../../../../src/complaints/chat/chat.contract.ts'
import { mostFiles } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { Problem } from '../../parts/Problem.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { useText } from '../../text/text.ts'
import { TemplatePicker } from '../desk/templates/TemplatePicker.tsx'
import { useSigns } from './use-chat.ts'

const Draft = z.object({ text: z.string(), files: z.array(z.string()) })
const empty = { text: '', files: [] }

/** Enter sends, with Shift it is a new line; what is being written survives a reload. */
export function Composer({ chat }: { readonly chat: ChatView }) {
  const { t } = useText()
  // The token of a link is kept in no browser.
  const draft = useDraft(`chat.${chat.id.startsWith('gc_') ? 'guest' : chat.id}`, Draft, empty)
  const types = useSigns(chat)
  const [adding, setAdding] = useState(false)
  const [busy, setBusy] = useState(false)
  const act = useAct(sendMessage)
  const { text, files } = draft.value
  const nothing = text.trim() === '' && files.length === 0
  const send = async () => {
    if (nothing || busy || act.busy) return
    if (!(await act.run({ id: chat.id, text, files: [...files] }))) return
    draft.change(empty)
    setAdding(false)
  }
  return (
    <form
      className="chat-composer stack-tight no-print"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {act.problem && <Problem problem={act.problem} />}
      <TemplatePicker
        of={chat}
        onInsert={(words) => draft.change({ text: [text, words].filter(Boolean).join('\n').slice(0, longestMessage) })}
      />
      <Input.TextArea
        aria-label={t('chat.say')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={longestMessage}
        value={text}
        onChange={(event) => {
          draft.change({ text: event.target.value })
          types()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void send()
        }}
      />
      {adding && (
        <Uploader
          value={files}
          max={mostFiles}
          onBusy={setBusy}
          onChange={(chosen) => draft.change({ files: [...chosen] })}
        />
      )}
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={nothing || busy}>
          {t('chat.send')}
        </Button>
        {!adding && files.length === 0 && <Button onClick={() => setAdding(true)}>{t('chat.files')}</Button>}
      </div>
    </form>
  )
}
