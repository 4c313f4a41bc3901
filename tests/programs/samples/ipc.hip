/* Two processes and one allocation: the child, this program again, opens the parent's memory and works on it, by turns. */
#include "sample.h"

__global__ void chain(int *data, int factor, int plus, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (int)((unsigned)data[i] * (unsigned)factor + (unsigned)plus);
}

#ifndef SOFTGPU_HOST
#include <sys/wait.h>

enum { COUNT = 1000 };

static void work(int *data, int factor, int plus)
{
    chain<<<groups(COUNT, 128), 128>>>(data, factor, plus, COUNT);
    CHECK(hipGetLastError());
    CHECK(hipDeviceSynchronize());
}

/* One byte each way is a turn. */
static int child()
{
    hipIpcMemHandle_t handle;
    int *data = NULL;
    char turn;
    if (read(0, &handle, sizeof handle) != sizeof handle)
        return 70;
    CHECK(hipIpcOpenMemHandle((void **)&data, handle, hipIpcMemLazyEnablePeerAccess));
    while (read(0, &turn, 1) == 1) {
        work(data, 5, turn);
        if (write(1, &turn, 1) != 1)
            return 70;
    }
    CHECK(hipIpcCloseMemHandle(data));
    EXPECT(hipIpcCloseMemHandle(data) != hipSuccess);
    return 0;
}

static pid_t start_child(const char *self, int *to_child, int *from_child)
{
    int down[2], up[2];
    EXPECT(pipe(down) == 0 && pipe(up) == 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(down[0], 0);
        dup2(up[1], 1);
        for (int one : {down[0], down[1], up[0], up[1]})
            close(one);
        execl(self, self, "child", (char *)NULL);
        _exit(70);
    }
    close(down[0]);
    close(up[1]);
    *to_child = down[1];
    *from_child = up[0];
    return pid;
}

int main(int argc, char **)
{
    if (argc > 1)
        return child();
    int to_child, from_child, status = 0;
    pid_t pid = start_child("/proc/self/exe", &to_child, &from_child);
    std::vector<int> data = numbers(COUNT, 1000, 26);
    int *at = to_device(data);
    hipIpcMemHandle_t handle;
    CHECK(hipIpcGetMemHandle(&handle, at));
    EXPECT(write(to_child, &handle, sizeof handle) == (ssize_t)sizeof handle);
    for (int round = 0; round < ROUNDS; round++) {
        char turn = (char)round;
        work(at, 3, round);
        EXPECT(write(to_child, &turn, 1) == 1 && read(from_child, &turn, 1) == 1);
        for (int &one : data)
            one = (int)(((unsigned)one * 3 + (unsigned)round) * 5 + (unsigned)round);
    }
    close(to_child);
    EXPECT(waitpid(pid, &status, 0) == pid && status == 0);
    std::vector<int> result = from_device(at, COUNT);
    EXPECT(result == data);
    tell("ipc", result);
    CHECK(hipFree(at));
    return 0;
}
#endif
