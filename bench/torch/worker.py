"""The PyTorch worker of `hipreempt bench dual --workload torch`: serves ResNet-18 requests, or loops over ResNet-50.

Plain `torch.cuda`, so that it runs on CUDA and on ROCm as it is; it knows nothing of any scheduler. Its last argument is
its configuration in JSON; commands come on stdin and answers go to stdout, one JSON object a line, as
`bench/src/protocol.rs` has them. Within a measured window it says nothing.

What is set, and reported: no autotuning (`cudnn.benchmark` off), deterministic algorithms only, so that every result can
be compared bit for bit, and no garbage collection within a window. Everything else is as PyTorch has it.

The load is counted work, never a spin by the clock. Weights and inputs are random from a fixed seed. A training step has
a learning rate of zero: the same kernels, and the same result each time.
"""

import contextlib
import gc
import json
import os
import queue
import sys
import tempfile
import threading
import time
import warnings
import zlib

SEED = 0
# The positive control takes this long alone, at least (bench/src/workload/mod.rs), in at least so many elements: more
# than ten times the blocks that an H100 can hold.
CANARY_NS = 250_000
CANARY_ELEMENTS = 1 << 25
# How often bulk's progress is looked at.
SAMPLE_S = 0.1
# Parts of an iteration are timed so many times, and once more before.
CALIBRATIONS = 5
MASK = (1 << 64) - 1


def now():
    return time.monotonic_ns()


class Refusal(Exception):
    """Why this machine cannot run it, in one line."""


class Line:
    """The worker's end of the line to the runner. Whatever else the process prints goes to stderr."""

    def __init__(self):
        self.out = os.fdopen(os.dup(1), "w")
        os.dup2(2, 1)
        self.commands = queue.SimpleQueue()

    def listen(self):
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        # A file of its own: the interpreter wants the lock of sys.stdin when it ends.
        with os.fdopen(os.dup(0)) as lines:
            for line in lines:
                self.commands.put(json.loads(line))
            self.commands.put("quit")

    def say(self, reply):
        self.out.write(json.dumps(reply) + "\n")
        self.out.flush()


# Setting up.


def load(config):
    """PyTorch, set up; a refusal where it or its device is missing."""
    # cuBLAS is deterministic only with a fixed workspace, which has to be asked for before it is loaded.
    os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"
    try:
        import torch
        import torchvision  # noqa: F401
    except ImportError as error:
        raise Refusal(f"is not usable in {sys.executable}: {error}") from error
    if not torch.cuda.is_available():
        raise Refusal(f"{torch.__version__} of {sys.executable} sees no GPU")
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True
    # In training, pooling has no deterministic backward pass in some versions: a warning then, and a checksum without it.
    torch.use_deterministic_algorithms(True, warn_only=config["train"])
    # Else every `empty` is filled by a kernel that the user's program does not have.
    torch.utils.deterministic.fill_uninitialized_memory = False
    kind = config["stream"]
    if kind != "null":
        priority = {"explicit": 0, "high_priority": -1, "low_priority": 0}[kind]
        torch.cuda.set_stream(torch.cuda.Stream(priority=priority))
    return torch


def settings(torch):
    cudnn = torch.backends.cudnn
    try:
        tf32 = cudnn.allow_tf32
    except RuntimeError:  # where the setting is kept under another name
        tf32 = "as PyTorch has it"
    return [
        f"cudnn.benchmark={cudnn.benchmark}",
        f"cudnn.deterministic={cudnn.deterministic}",
        f"deterministic algorithms={torch.are_deterministic_algorithms_enabled()}",
        f"cudnn.allow_tf32={tf32}",
        "garbage collection off",
    ]


def mapped(name):
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as maps:
        return any(name in line for line in maps)


def identity(torch):
    device = torch.cuda.get_device_properties(0)
    part = lambda name: getattr(device, name, 0)  # noqa: E731
    return {
        "pid": os.getpid(),
        "uuid": str(getattr(device, "uuid", "")).removeprefix("GPU-").replace("-", ""),
        "pci": f"{part('pci_domain_id'):04x}:{part('pci_bus_id'):02x}:{part('pci_device_id'):02x}.0",
        "name": device.name,
        "kfd_gpu_id": None,
        "partition": None,
        "board": None,
        "shim_mapped": mapped("/libhipreempt_"),
    }


def model(torch, name):
    import torchvision

    torch.manual_seed(SEED)
    return getattr(torchvision.models, name)(weights=None).cuda().eval()


def random_images(torch, count):
    torch.manual_seed(SEED + 1)
    return torch.randn(count, 3, 224, 224, device="cuda")


# The urgent side.


class Request:
    """One request: an image through ResNet-18, its result fetched to the host as a server does."""

    def __init__(self, torch, graph):
        self.torch = torch
        self.model = model(torch, "resnet18")
        self.image = random_images(torch, 1)
        self.first_launch_ns = self.launched_ns = 0
        with torch.inference_mode():
            for _ in range(3):
                self.model(self.image).cpu()
        self.graph = self._capture() if graph else None
        self.model.conv1.register_forward_hook(self._first)
        for _ in range(20):
            self()

    def _first(self, *_):
        self.first_launch_ns = now()

    def _capture(self):
        graph = self.torch.cuda.CUDAGraph()
        with self.torch.inference_mode(), self.torch.cuda.graph(graph):
            self.result = self.model(self.image)
        return graph

    def __call__(self):
        if self.graph:
            self.graph.replay()
            self.first_launch_ns = self.launched_ns = now()
            return self.result.cpu()
        with self.torch.inference_mode():
            result = self.model(self.image)
            self.launched_ns = now()
            return result.cpu()


class Canary:
    """The positive control: one kernel that does not fit on the card at once."""

    def __init__(self, torch, elements):
        self.torch = torch
        self.values = torch.linspace(0.5, 8.0, elements, device="cuda")
        self.result = torch.empty_like(self.values)
        self()

    def __call__(self):
        self.torch.lgamma(self.values, out=self.result)
        self.torch.cuda.synchronize()


def wait_until(at_ns, awake_ns):
    """Sleeps, but for the last `awake_ns`, which are spun."""
    if (left_ns := at_ns - now() - awake_ns) > 0:
        time.sleep(left_ns / 1e9)
    while now() < at_ns:
        pass


class Urgent:
    def __init__(self, torch, config, line):
        self.torch, self.line, self.figures = torch, line, config["figures"]
        self.awake_ns = config["awake_ns"]
        self.request = Request(torch, config["graph"])
        self.checksum = zlib.crc32(self.request().numpy().tobytes())
        self.launches = 0

    def serve_commands(self):
        while True:
            command = self.line.commands.get()
            if command == "quit":
                return
            (name, options), = command.items()
            reply = {"canary": self.canary, "serve": self.serve}[name](**options)
            self.line.say(reply)

    def canary(self, launches, period_ns):
        canary = Canary(self.torch, self.figures["canary_elements"])
        start_ns, times_ns = now(), []
        for index in range(launches):
            wait_until(start_ns + index * period_ns, self.awake_ns)
            launched_ns = now()
            canary()
            times_ns.append(now() - launched_ns)
        self.launches += launches
        del canary
        self.torch.cuda.empty_cache()
        return {"canary": times_ns}

    def serve(self, start_ns, offsets_ns, deadline_ns, closed):
        requests, phases_ns = [], []
        for index, offset_ns in enumerate(offsets_ns):
            at_ns = start_ns + offset_ns
            if closed and requests:
                last = requests[-1]
                at_ns = max(last["issued_ns"] + offset_ns - offsets_ns[index - 1], last["done_ns"])
            request = {"index": index, "scheduled_ns": at_ns, "issued_ns": None, "first_launch_ns": None, "done_ns": None}
            if max(at_ns, now()) < deadline_ns:
                wait_until(at_ns, self.awake_ns)
                phases_ns.append(self.one(request, closed))
            elif closed:
                break
            requests.append(request)
        phases_ns.sort()
        side = {
            "identity": identity(self.torch),
            "requests": requests,
            "launches": {"by_worker": self.launches, "by_shim": None, "held": None, "held_ns": None},
            "checksum": self.checksum,
        }
        phase_ns = phases_ns[len(phases_ns) // 2] if phases_ns else None
        return {"served": {"side": side, "launch_phase_ns": phase_ns, "checksum": self.checksum}}

    def one(self, request, closed):
        """Serves one request; the time from its issue to its last launch."""
        issued_ns = now()
        result = self.request()
        done_ns = now()
        request["issued_ns"], request["done_ns"] = issued_ns, done_ns
        request["first_launch_ns"] = self.request.first_launch_ns
        if closed:
            request["scheduled_ns"] = issued_ns
        self.launches += self.figures["request_kernels"] if not self.request.graph else 1
        checksum = zlib.crc32(result.numpy().tobytes())
        if checksum != self.checksum:
            raise ValueError(f"request {request['index']} gave checksum {checksum:#x}, the first one {self.checksum:#x}")
        return self.request.launched_ns - issued_ns


# The bulk side.


class Iteration:
    """One iteration of bulk work. `mark` is called after each part's last launch, but for the last part."""

    def __init__(self, torch, batch, train, mark):
        self.torch, self.mark = torch, mark
        self.images = random_images(torch, batch)
        self.model = model(torch, "resnet50")
        self.train = train
        if train:
            self.model.train()
            self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.0)
            self.labels = torch.arange(batch, device="cuda") % 1000
        for name in ("layer1", "layer2", "layer3", "layer4"):
            getattr(self.model, name).register_forward_hook(lambda *_: self.mark())

    def launch(self):
        """Launches everything; a value on the card that adds up the result's bits."""
        if not self.train:
            with self.torch.inference_mode():
                return self.bits(self.model(self.images))
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.torch.nn.functional.cross_entropy(self.model(self.images), self.labels)
        self.mark()
        loss.backward()
        self.mark()
        self.optimizer.step()
        return self.bits(self.model.layer1[0].conv1.weight.grad) + self.bits(loss.detach().reshape(1))

    def bits(self, result):
        return result.contiguous().view(self.torch.int32).sum(dtype=self.torch.int64)

    def __call__(self):
        return self.launch().item() & MASK


class Marks:
    """Events after each part of the iteration under way. Two sets, so that a look at the last one cannot meet the next."""

    def __init__(self, torch, count):
        self.sets = [[torch.cuda.Event() for _ in range(count)] for _ in range(2)]
        self.begin(0)

    def begin(self, iteration):
        self.events, self.recorded = self.sets[iteration % 2], 0

    def __call__(self):
        self.events[self.recorded].record()
        self.recorded += 1

    def done(self):
        events = self.events[:self.recorded]
        for index, event in enumerate(events):
            if not event.query():
                return index
        return len(events)


class Bulk:
    def __init__(self, torch, config, line):
        self.torch, self.line = torch, line
        segments = config["figures"]["segments"]
        self.kernels = [0]
        self.work_ns = [0]
        for segment in segments:
            self.kernels.append(self.kernels[-1] + segment["kernels"])
            self.work_ns.append(self.work_ns[-1] + segment["solo_ns"])
        self.marks = Marks(torch, len(segments) - 1)
        self.iteration = Iteration(torch, config["batch"], config["train"], self.marks)
        self.checksum, self.launches = None, 0

    def serve_commands(self):
        while True:
            command = self.line.commands.get()
            if command == "quit":
                return
            if command == "stop":
                raise ValueError("told to stop a loop that does not run")
            (_, options), = command.items()
            self.loop(**options)

    def loop(self, warm_ns, warm_iterations):
        if self.checksum is None:
            # The first iterations of a process load code and choose algorithms.
            for index in range(3):
                self.marks.begin(index)
                self.checksum = self.iteration()
        self.begin_record()
        watcher = threading.Thread(target=self.watch)
        watcher.start()
        try:
            self.iterate(warm_ns, warm_iterations)
        finally:
            self.ended.set()
            watcher.join()
        self.samples.append(self.look())
        # Others need the memory while this process does nothing.
        self.torch.cuda.empty_cache()
        self.line.say({"looped": self.side()})

    def begin_record(self):
        self.samples, self.ends, self.idle = [], [], []
        self.asked = self.done = 0
        self.ended = threading.Event()
        self.first_submit_ns = self.last_ns = now()

    def iterate(self, warm_ns, warm_iterations):
        warm_at_ns, warm = now() + warm_ns, False
        while self.line.commands.empty():
            called_ns = now()
            self.marks.begin(self.done)
            self.asked += 1
            checksum = self.iteration()
            at_ns = now()
            if checksum != self.checksum:
                raise ValueError(f"iteration gave checksum {checksum:#x}, the first one gave {self.checksum:#x}")
            self.ends.append((at_ns, called_ns - self.last_ns))
            self.idle.append((self.last_ns, called_ns))
            self.last_ns = at_ns
            self.done += 1
            if not warm and at_ns >= warm_at_ns and self.done >= warm_iterations:
                warm = True
                self.line.say("warm")
        self.launches += self.done * self.kernels[-1]
        command = self.line.commands.get()
        if command != "stop":
            self.line.commands.put(command)

    def watch(self):
        while not self.ended.wait(SAMPLE_S):
            self.samples.append(self.look())

    def look(self):
        while True:
            done = self.done
            parts = self.marks.done() if self.asked > done else 0
            at_ns = now()
            # An iteration that ended meanwhile would be counted with the parts of the next.
            if done == self.done:
                return {
                    "at_ns": at_ns,
                    "iterations": done,
                    "kernels": done * self.kernels[-1] + self.kernels[parts],
                    "work_ns": done * self.work_ns[-1] + self.work_ns[parts],
                    "checksum": self.checksum,
                    "unfinished": self.asked > done,
                }

    def side(self):
        kernels, checksum = self.kernels[-1], self.checksum
        return {
            "identity": identity(self.torch),
            "first_submit_ns": self.first_submit_ns,
            "last_demand_ns": self.last_ns,
            "iteration_work_ns": self.work_ns[-1],
            "samples": self.samples,
            "idle": [{"start_ns": start, "end_ns": end} for start, end in self.idle],
            "iterations": [
                {"at_ns": at_ns, "host_gap_ns": gap_ns, "kernels": kernels, "checksum": checksum}
                for at_ns, gap_ns in self.ends
            ],
            "launches": {"by_worker": self.launches, "by_shim": None, "held": None, "held_ns": None},
        }


# What things take alone.


@contextlib.contextmanager
def profiler_unheard():
    """Keeps from stderr what the profiler says of itself, in Python or below it; everything else gets there."""
    sys.stderr.flush()
    stderr = os.dup(2)
    with tempfile.TemporaryFile() as said, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="(?s).*[Pp]rofiler")
        os.dup2(said.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(stderr, 2)
            os.close(stderr)
            said.seek(0)
            for line in said:
                if b"rofiler" not in line:
                    os.write(2, line)


def kernels_of(torch, work):
    """Names and times of the kernels that `work` launches, in order; none where the profiler does not work."""
    try:
        from torch.autograd import DeviceType
        from torch.profiler import ProfilerActivity, profile

        with profiler_unheard():
            with profile(activities=[ProfilerActivity.CUDA]) as profiler:
                work()
                torch.cuda.synchronize()
            events = [event for event in profiler.events() if event.device_type == DeviceType.CUDA]
    except (ImportError, RuntimeError) as error:
        print(f"kernels are not counted: {error}", file=sys.stderr)
        return []
    events.sort(key=lambda event: event.time_range.start)
    moved = ("Memcpy", "Memset", "memcpy", "memset")
    return [(event.name, event.time_range.elapsed_us()) for event in events if not event.name.startswith(moved)]


def canary_elements(torch):
    """Elements for which the positive control takes as long as it should."""
    elements = CANARY_ELEMENTS
    for _ in range(6):
        canary = Canary(torch, elements)
        times_ns = []
        for _ in range(5):
            start_ns = now()
            canary()
            times_ns.append(now() - start_ns)
        if min(times_ns) >= CANARY_NS:
            break
        elements *= 2
    return elements


def segments(torch, config):
    """Kernels and times of the parts of a bulk iteration."""
    marks = []
    iteration = Iteration(torch, config["batch"], config["train"], lambda: marks[0]())
    # Cut by a kernel that is found again in the profile.
    marks[:] = [lambda: torch.cuda._sleep(1)]
    iteration()
    counts = [0]
    for name, _ in kernels_of(torch, iteration):
        if "spin_kernel" in name:
            counts.append(0)
        else:
            counts[-1] += 1
    times = timed_parts(torch, iteration, marks)
    # Where kernels could not be counted, a part counts as one.
    if len(counts) != len(times) or 0 in counts:
        counts = [1] * len(times)
    return [{"kernels": count, "solo_ns": time_ns} for count, time_ns in zip(counts, times)]


def timed_parts(torch, iteration, marks):
    """The median time of each part, in nanoseconds."""
    runs = []
    for _ in range(CALIBRATIONS + 1):
        events = []

        def record(events=events):
            event = torch.cuda.Event(enable_timing=True)
            event.record()
            events.append(event)

        marks[:] = [record]
        record()
        iteration()
        record()
        torch.cuda.synchronize()
        runs.append([before.elapsed_time(after) for before, after in zip(events, events[1:])])
    columns = zip(*runs[1:])
    return [max(1, round(sorted(column)[CALIBRATIONS // 2] * 1e6)) for column in columns]


def probe(torch, config, line):
    device = torch.cuda.get_device_properties(0)
    is_hip = bool(getattr(torch.version, "hip", None))
    runtime = f"HIP {torch.version.hip}" if is_hip else f"CUDA {torch.version.cuda}"
    import torchvision

    versions = f"PyTorch {torch.__version__}, torchvision {torchvision.__version__}, {runtime}, cuDNN"
    line.say({"probed": {
        "devices": torch.cuda.device_count(),
        "identity": identity(torch),
        "runtime_version": 0,
        "driver_version": 0,
        "compute_units": device.multi_processor_count,
        "priorities": [0, 0],
        "library": f"{versions} {torch.backends.cudnn.version()}",
    }})
    request = Request(torch, False)
    kernels = kernels_of(torch, request)
    line.say({"models": {
        "platform": "hip" if is_hip else "cuda",
        "software": bool(getattr(torch.version, "software_device", False)),
        "settings": settings(torch),
        "canary_elements": canary_elements(torch),
        "request_kernels": max(1, len(kernels)),
        "request_work_ns": round(sum(time_us for _, time_us in kernels) * 1e3),
        "segments": segments(torch, config),
    }})


def run(config, line):
    torch = load(config)
    role = config["role"]
    if role == "probe":
        return probe(torch, config, line)
    worker = {"urgent": Urgent, "bulk": Bulk}[role](torch, config, line)
    torch.cuda.synchronize()
    # No pause of the host's own making within a window.
    gc.collect()
    gc.freeze()
    gc.disable()
    line.listen()
    line.say({"ready": identity(torch)})
    return worker.serve_commands()


def main():
    line = Line()
    try:
        run(json.loads(sys.argv[-1]), line)
    except Exception as error:  # noqa: BLE001 - whatever it is, the runner is told in one line
        reason = str(error) if isinstance(error, Refusal) else f"{type(error).__name__}: {error}"
        line.say({"failed": " ".join(reason.split())[:500]})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
