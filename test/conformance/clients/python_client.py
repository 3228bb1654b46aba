"""The official Python client against a live cluster: python_client.py KUBECONFIG runs every case below."""

import sys
import threading
import time
import unittest

from kubernetes import client, config, dynamic, watch
from kubernetes.client.rest import ApiException
from kubernetes.stream import portforward, stream

NAMESPACE = "default"
POD = "python-streams"


def eventually(probe, within=30):
    """Calls probe until it returns something true, and returns that."""
    deadline = time.monotonic() + within
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"{probe.__doc__ or probe} not within {within} s")
        time.sleep(0.1)


def config_map(name, data, labels=None):
    return client.V1ConfigMap(metadata=client.V1ObjectMeta(name=name, labels=labels), data=data)


class Objects(unittest.TestCase):
    def setUp(self):
        self.core = client.CoreV1Api()

    def test_create_read_replace_delete(self):
        self.core.create_namespaced_config_map(NAMESPACE, config_map("py", {"a": "1"}))
        read = self.core.read_namespaced_config_map("py", NAMESPACE)
        read.data = {"a": "2"}
        self.assertEqual(self.core.replace_namespaced_config_map("py", NAMESPACE, read).data, {"a": "2"})
        self.core.delete_namespaced_config_map("py", NAMESPACE)
        with self.assertRaises(ApiException) as caught:
            self.core.read_namespaced_config_map("py", NAMESPACE)
        self.assertEqual((caught.exception.status, caught.exception.reason), (404, "Not Found"))

    def test_list_in_pages(self):
        for name in ("py-1", "py-2", "py-3"):
            self.core.create_namespaced_config_map(NAMESPACE, config_map(name, {}, {"py": "page"}))
        first = self.core.list_namespaced_config_map(NAMESPACE, label_selector="py=page", limit=2)
        self.assertEqual([item.metadata.name for item in first.items], ["py-1", "py-2"])
        rest = self.core.list_namespaced_config_map(
            NAMESPACE, label_selector="py=page", limit=2, _continue=first.metadata._continue
        )
        self.assertEqual([item.metadata.name for item in rest.items], ["py-3"])

    def test_patch(self):
        self.core.create_namespaced_config_map(NAMESPACE, config_map("py-patch", {"a": "1", "b": "1"}))
        merged = self.core.patch_namespaced_config_map("py-patch", NAMESPACE, {"data": {"b": None, "c": "3"}})
        self.assertEqual(merged.data, {"a": "1", "c": "3"})
        operations = [{"op": "replace", "path": "/data/a", "value": "2"}]
        patched = self.core.patch_namespaced_config_map("py-patch", NAMESPACE, operations)
        self.assertEqual(patched.data, {"a": "2", "c": "3"})

    def test_dynamic_client(self):
        found = dynamic.DynamicClient(client.ApiClient())
        deployments = found.resources.get(api_version="apps/v1", kind="Deployment")
        labels = {"app": "py-dynamic"}
        container = {"name": "main", "image": "busybox"}
        body = {
            "apiVersion": "apps/v1",
            "kind": "Deployment",
            "metadata": {"name": "py-dynamic"},
            "spec": {
                "replicas": 0,
                "selector": {"matchLabels": labels},
                "template": {"metadata": {"labels": labels}, "spec": {"containers": [container]}},
            },
        }
        made = deployments.create(body=body, namespace=NAMESPACE)
        self.assertEqual(made.spec.strategy.type, "RollingUpdate")
        deployments.delete(name="py-dynamic", namespace=NAMESPACE)


class Watches(unittest.TestCase):
    def test_watch(self):
        core = client.CoreV1Api()
        events = []

        def follow():
            arguments = {"label_selector": "py=watched", "timeout_seconds": 20}
            for event in watch.Watch().stream(core.list_namespaced_config_map, NAMESPACE, **arguments):
                events.append((event["type"], event["object"].metadata.name))
                if event["type"] == "DELETED":
                    return

        follower = threading.Thread(target=follow)
        follower.start()
        core.create_namespaced_config_map(NAMESPACE, config_map("py-watched", {}, {"py": "watched"}))
        eventually(lambda: events)
        core.patch_namespaced_config_map("py-watched", NAMESPACE, {"data": {"a": "1"}})
        core.delete_namespaced_config_map("py-watched", NAMESPACE)
        follower.join(20)
        self.assertEqual(events, [(verb, "py-watched") for verb in ("ADDED", "MODIFIED", "DELETED")])


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.core = client.CoreV1Api()
        talk = {"name": "talk", "image": "busybox", "command": ["sh", "-c", "echo one; echo two; sleep 1000"]}
        containers = [talk, {"name": "web", "image": "nginx"}]
        spec = {"containers": containers, "terminationGracePeriodSeconds": 0}
        cls.core.create_namespaced_pod(NAMESPACE, {"metadata": {"name": POD}, "spec": spec})

        def ready():
            conditions = cls.core.read_namespaced_pod(POD, NAMESPACE).status.conditions or []
            return any(c.type == "Ready" and c.status == "True" for c in conditions)

        eventually(ready)

    def test_log(self):
        self.assertEqual(self.core.read_namespaced_pod_log(POD, NAMESPACE, container="talk"), "one\ntwo\n")
        tail = self.core.read_namespaced_pod_log(POD, NAMESPACE, container="talk", tail_lines=1)
        self.assertEqual(tail, "two\n")

    def open(self, command, **options):
        connect = self.core.connect_get_namespaced_pod_exec
        return stream(connect, POD, NAMESPACE, container="talk", command=command, stdout=True, **options)

    def test_exec(self):
        opened = self.open(
            ["sh", "-c", "echo out; echo err >&2; exit 3"], stderr=True, stdin=False, tty=False,
            _preload_content=False,
        )
        opened.run_forever(timeout=20)
        found = (opened.read_stdout(), opened.read_stderr(), opened.returncode)
        self.assertEqual(found, ("out\n", "err\n", 3))

    def test_exec_with_input(self):
        opened = self.open(["sh"], stderr=True, stdin=True, tty=False, _preload_content=False)
        opened.write_stdin("echo hello\n")
        self.assertEqual(opened.readline_stdout(timeout=20), "hello")
        opened.write_stdin("exit\n")
        opened.run_forever(timeout=20)
        self.assertEqual(opened.returncode, 0)

    def test_port_forward(self):
        forwarded = portforward(self.core.connect_get_namespaced_pod_portforward, POD, NAMESPACE, ports="80")
        socket = forwarded.socket(80)
        socket.settimeout(20)
        socket.sendall(b"GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n")
        self.assertTrue(socket.recv(4096).startswith(b"HTTP/1.1 200 OK"))
        socket.close()


if __name__ == "__main__":
    config.load_kube_config(config_file=sys.argv.pop(1))
    # The client leaves sockets to the garbage collector, whose warnings would stand amid the report.
    unittest.main(verbosity=2, warnings="ignore")
