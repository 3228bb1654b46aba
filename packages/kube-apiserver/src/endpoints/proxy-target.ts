/** Where a request to a `proxy` subresource goes, and how it is asked there. */
export interface ProxyTarget {
  readonly operation: "proxy";
  readonly node: string;
  /** The pod that is meant; undefined: the node itself. */
  readonly pod: { readonly namespace: string; readonly name: string; readonly uid: string } | undefined;
  /** Undefined: the kubelet's own API. */
  readonly port: number | undefined;
  /** TLS to the backend; its certificate is not checked. */
  readonly secure: boolean;
  /** `10.0.0.7:8080`: what links to the backend itself name. */
  readonly host: string;
  /** The client's path up to and with `/proxy`, as sent. */
  readonly prefix: string;
  /** What follows it, with its leading slash; "" when the client's path ends there. */
  readonly path: string;
}
