"""Two PyTorch processes on one GPU: an urgent server and a bulk loop, alone and together.

Plain `torch.cuda`, so it runs on CUDA and on ROCm as it is. Used to check the software card's stated predictions
against a real GPU: each line of its output is one run, as JSON. Bulk load is counted work (iterations of a model),
never a spin by the clock; latency is counted from the scheduled arrival; both sides report the device's UUID.

    python3 pair.py --plan predictions > out.ndjson

On NVIDIA, `--mps` starts a private MPS server, in which kernels of both processes are dispatched in arrival order.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time

PERIOD_S = 0.050
JITTER_S = 0.025


def model_of(name, torch):
    import torchvision

    torch.manual_seed(0)
    return getattr(torchvision.models, name)(weights=None).cuda()


def urgent_request(args, torch):
    """Returns a function that serves one request and returns when it is complete."""
    model = model_of("resnet18", torch).eval()
    image = torch.randn(1, 3, 224, 224, device="cuda")
    with torch.no_grad():
        for _ in range(20):
            model(image)
        torch.cuda.synchronize()
        if args.graph:
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph):
                model(image)
            work = graph.replay
        else:
            def work():
                with torch.no_grad():
                    model(image)

    def request():
        work()
        torch.cuda.synchronize()

    for _ in range(20):
        request()
    return request


def bulk_iteration(args, torch):
    """Returns a function that runs one iteration of bulk work and returns when it is complete."""
    model = model_of("resnet50", torch)
    batch = torch.randn(args.batch, 3, 224, 224, device="cuda")
    if args.train:
        model.train()
        optimiser = torch.optim.SGD(model.parameters(), lr=0.001)
        labels = torch.randint(0, 1000, (args.batch,), device="cuda")

        def iteration():
            optimiser.zero_grad(set_to_none=True)
            torch.nn.functional.cross_entropy(model(batch), labels).backward()
            optimiser.step()
            torch.cuda.synchronize()
    else:
        model.eval()

        def iteration():
            with torch.no_grad():
                model(batch)
            torch.cuda.synchronize()

    for _ in range(5):
        iteration()
    return iteration


def serve(request, start_s, seconds, seed):
    draw = random.Random(seed)
    responses_ms, services_ms = [], []
    for index in range(int(seconds / PERIOD_S)):
        scheduled_s = start_s + index * PERIOD_S + draw.uniform(0, JITTER_S)
        while (left_s := scheduled_s - time.monotonic()) > 0:
            time.sleep(max(0.0, left_s - 0.0005)) if left_s > 0.001 else None
        issued_s = time.monotonic()
        request()
        done_s = time.monotonic()
        responses_ms.append((done_s - scheduled_s) * 1e3)
        services_ms.append((done_s - issued_s) * 1e3)
    return {"responses_ms": responses_ms, "services_ms": services_ms}


def loop(iteration, start_s, seconds):
    ends_s = []
    while time.monotonic() < start_s:
        iteration()
    begun_s = time.monotonic()
    while time.monotonic() < start_s + seconds:
        iteration()
        ends_s.append(time.monotonic())
    return {"iterations": len(ends_s), "per_s": len(ends_s) / (ends_s[-1] - begun_s)}


def worker(args):
    import torch

    work = urgent_request(args, torch) if args.role == "urgent" else bulk_iteration(args, torch)
    uuid = str(torch.cuda.get_device_properties(0).uuid)
    print(json.dumps({"ready": args.role, "uuid": uuid, "pid": os.getpid()}), flush=True)
    # A bulk worker keeps the card busy until it is told when to count.
    order = json.loads(sys.stdin.readline())
    run = serve(work, order["start_s"], order["seconds"], order["seed"]) if args.role == "urgent" else loop(
        work, order["start_s"], order["seconds"])
    print(json.dumps(run), flush=True)


def start(role, extra):
    command = [sys.executable, os.path.abspath(__file__), "--role", role, *extra]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def measure(urgent, bulk, seconds, seed):
    """Runs one window; `urgent` and `bulk` are lists of options, or None for a side that is absent."""
    sides = {role: start(role, extra) for role, extra in (("bulk", bulk), ("urgent", urgent)) if extra is not None}
    ready = {role: json.loads(process.stdout.readline()) for role, process in sides.items()}
    order = {"start_s": time.monotonic() + 2.0, "seconds": seconds, "seed": seed}
    for process in sides.values():
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
    result = {role: json.loads(process.stdout.readline()) for role, process in sides.items()}
    for process in sides.values():
        process.wait(timeout=60)
    uuids = {side["uuid"] for side in ready.values()}
    return {"urgent": urgent, "bulk": bulk, "seconds": seconds, "one_device": len(uuids) == 1, **{
        role + "_result": outcome for role, outcome in result.items()}}


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def summary(name, run):
    row = {"name": name, "one_device": run["one_device"], "seconds": run["seconds"]}
    if "urgent_result" in run:
        responses_ms = run["urgent_result"]["responses_ms"]
        row |= {"requests": len(responses_ms), "p50_ms": round(quantile(responses_ms, 0.5), 3),
                "p90_ms": round(quantile(responses_ms, 0.9), 3), "p99_ms": round(quantile(responses_ms, 0.99), 3),
                "max_ms": round(max(responses_ms), 3)}
    if "bulk_result" in run:
        row |= {"bulk_per_s": round(run["bulk_result"]["per_s"], 3)}
    return row


BULKS = {"b1024": ["--batch", "1024"], "b512": ["--batch", "512"], "b256": ["--batch", "256"],
         "train64": ["--batch", "64", "--train"]}


def predictions(repeats, seconds):
    """The runs that the software card's file predicts, apart and together, in an order of their own each time."""
    draw = random.Random(1)
    for repeat in range(repeats):
        runs = [("native_" + name, [], extra) for name, extra in BULKS.items()]
        runs.append(("graph_native_b1024", ["--graph"], BULKS["b1024"]))
        runs += [("solo_urgent", [], None), ("graph_solo", ["--graph"], None)] if repeat == 0 else []
        runs += [("solo_" + name, None, extra) for name, extra in BULKS.items()] if repeat == 0 else []
        draw.shuffle(runs)
        for name, urgent, bulk in runs:
            length_s = seconds if urgent is not None else seconds / 3
            run = measure(urgent, bulk, length_s, seed=repeat)
            print(json.dumps({"repeat": repeat, **summary(name, run)}), flush=True)


class Mps:
    """A private MPS server, ended with the block."""

    def __enter__(self):
        self.directory = tempfile.mkdtemp(prefix="mps-")
        os.environ["CUDA_MPS_PIPE_DIRECTORY"] = self.directory + "/pipe"
        os.environ["CUDA_MPS_LOG_DIRECTORY"] = self.directory + "/log"
        subprocess.run(["nvidia-cuda-mps-control", "-d"], check=True)

    def __exit__(self, *_):
        subprocess.run(["nvidia-cuda-mps-control"], input="quit\n", text=True, timeout=60)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--role", choices=["urgent", "bulk"], help=argparse.SUPPRESS)
    parser.add_argument("--graph", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--train", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--batch", type=int, default=1024, help=argparse.SUPPRESS)
    parser.add_argument("--plan", choices=["predictions"], default="predictions")
    parser.add_argument("--mps", action="store_true", help="run both processes in a private MPS server")
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=20.0)
    args = parser.parse_args()
    if args.role:
        worker(args)
    elif args.mps:
        with Mps():
            predictions(args.repeats, args.seconds)
    else:
        predictions(args.repeats, args.seconds)


if __name__ == "__main__":
    main()
