/** Folders of corpora; `--only` names them. */
export const FOLDERS = ['polnear', 'timeml', 'gold', 'ner', 'plover', 'cameo'] as const;
export type Folder = (typeof FOLDERS)[number];
