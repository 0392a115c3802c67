type Environment = Readonly<Record<string, string | undefined>>;

/** The pages of the rules in the running version, which the runner names (GitHub docs, default environment variables). */
export function findRulePages(environment: Environment): string | null {
  const {
    GITHUB_SERVER_URL: server = '',
    GITHUB_ACTION_REPOSITORY: repository = '',
    GITHUB_ACTION_REF: ref = '',
  } = environment;
  return [server, repository, ref].includes('') ? null : `${server}/${repository}/blob/${ref}/docs/rules`;
}

/** The page of this run and attempt. */
export function findRunUrl(environment: Environment): string | null {
  const {
    GITHUB_SERVER_URL: server = '',
    GITHUB_REPOSITORY: repository = '',
    GITHUB_RUN_ID: run = '',
    GITHUB_RUN_ATTEMPT: attempt = '',
  } = environment;
  if ([server, repository, run].includes('')) return null;
  return `${server}/${repository}/actions/runs/${run}${attempt === '' ? '' : `/attempts/${attempt}`}`;
}
