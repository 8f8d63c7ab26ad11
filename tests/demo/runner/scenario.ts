/** Where a scenario leaves what it makes. Both folders exist. */
export interface DemoFolders {
  /** Screenshots and PDFs. */
  readonly out: string;
  /** Store, profile, logs and spool; removed afterwards unless they are to be kept. */
  readonly work: string;
}

/** What every file in tests/demo exports. */
export interface Scenario {
  play(folders: DemoFolders): Promise<void>;
}
