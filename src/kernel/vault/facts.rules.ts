/** What happens to keys. Of whose key, by the subject of the fact; never what it sealed. */
export const vaultFacts = {
  'vault.keys-destroyed': {
    zh: '密钥已销毁，所加密的内容不可恢复',
    en: 'Keys destroyed: what they sealed is gone',
    inner: true,
  },
  'vault.rotation-begun': { zh: '开始更换密钥', en: 'Rotation of keys begun', inner: true },
  'vault.rotation-done': { zh: '密钥更换完成', en: 'Rotation of keys done', inner: true },
  'vault.key-renewed': { zh: '为一人更换密钥', en: 'The key of a person renewed', inner: true },
  'vault.old-key-destroyed': {
    zh: '一人的旧密钥已销毁，内容已用新密钥重新加密',
    en: 'The old key of a person destroyed: everything is sealed anew',
    inner: true,
  },
} as const
