/** A broker URL and its transport options, parsed. */

export interface TlsSettings {
  /** False only when the URL says `ssl_cert_reqs=none`. */
  readonly verify: boolean;
  readonly checkHostname: boolean;
  /** Paths as the URL names them. */
  readonly caFile: string | null;
  readonly certFile: string | null;
  readonly keyFile: string | null;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface RedisSettings {
  readonly transport: 'redis';
  /** Redis servers to try in turn, or the Sentinels when `sentinel` is set. */
  readonly endpoints: readonly [Endpoint, ...Endpoint[]];
  readonly sentinel: {
    readonly masterName: string;
    readonly username: string | null;
    readonly password: string | null;
    readonly tls: boolean;
  } | null;
  readonly database: number;
  readonly username: string | null;
  readonly password: string | null;
  readonly tls: TlsSettings | null;
  /** In front of every key and channel. */
  readonly globalKeyPrefix: string;
  /** Between prefix and `<control exchange>.pidbox` of the command channel, with `{db}` not yet replaced. */
  readonly fanoutPrefix: string;
  /** Separates the parts of a binding's member. */
  readonly separator: string;
  readonly controlExchange: string;
}

export interface AmqpServer extends Endpoint {
  readonly vhost: string;
  readonly username: string;
  readonly password: string;
  readonly tls: TlsSettings | null;
}

export interface AmqpSettings {
  readonly transport: 'amqp';
  /** To try in turn. */
  readonly servers: readonly [AmqpServer, ...AmqpServer[]];
  readonly controlExchange: string;
}

export type BrokerSettings = RedisSettings | AmqpSettings;

export type ParsedBroker =
  { readonly settings: BrokerSettings } | { readonly problems: readonly [string, ...string[]] };
