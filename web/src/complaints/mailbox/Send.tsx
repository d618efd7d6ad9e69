import { Button } from 'antd'

/** The button that ends a form of a letter; it says what it does. */
export function Send(props: { readonly words: string; readonly busy: boolean; readonly onSend: () => void }) {
  return (
    <div className="actions">
      <Button type="primary" loading={props.busy} onClick={props.onSend}>
        {props.words}
      </Button>
    </div>
  )
}
